import { type Request, type Response, Router } from 'express'
import { type Context } from '../../context.ts'
import { AppError } from '../../core/errors.ts'
import { languages } from '../../web/messages/languages.ts'
import { session } from '../auth/session.ts'
import { createAssets } from './assets.ts'
import { homePage } from './home-page.ts'
import { languageOf, rememberLanguage } from './language.ts'
import { type Page, sendPage } from './send-page.ts'

/** The first that the browser takes. */
const encodings = ['br', 'gzip'] as const

/** A page that its script draws. */
const drawn = (title: string, script: string): Page => ({ title: `${title} · Conduits`, main: '', script })

/** The browser's pages and what they load. A new page is a line here. */
export const createPages = (context: Context): Router => {
  const router = Router()
  const assets = createAssets()
  const page = (path: string, make: (request: Request, response: Response) => Promise<Page | null> | Page | null) =>
    router.get(path, rememberLanguage(context.publicUrl, path), async (request, response) => {
      const made = await make(request, response)
      if (made) sendPage(request, response, await assets(), made)
    })
  const isSignedIn = async (request: Request) => (await session(request, context)) !== null

  page('/', async (request, response) => {
    if (!(await isSignedIn(request))) return homePage(languageOf(request))
    response.set('Cache-Control', 'no-store').redirect(303, '/settings')
    return null
  })
  page('/settings', (request) => drawn(languages[languageOf(request)].account.title, 'settings/main.tsx'))
  page('/connect/telegram', (request) =>
    drawn(languages[languageOf(request)].connect.title, 'connect-telegram/main.tsx'),
  )

  router.get('/assets/:name', async (request, response) => {
    const asset = (await assets()).find(request.params.name)
    if (!asset) throw new AppError('not-found', 'There is no such file. Reload the page.')
    const known = encodings.find((encoding) => request.acceptsEncodings(encoding))
    if (known) response.set('Content-Encoding', known)
    // The name changes with the content.
    response.set('Cache-Control', 'public, max-age=31536000, immutable').vary('Accept-Encoding').type(asset.contentType)
    response.send(Buffer.from(asset[known ?? 'plain']))
  })
  return router
}
