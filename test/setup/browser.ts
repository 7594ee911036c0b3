import { afterAll, beforeAll } from '@jest/globals'
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium } from 'playwright-core'
import { findChromium } from './chromium.ts'

/** The first start on a machine may have to install the browser. */
const firstStartMs = 900_000

/** A headless Chromium for this test file. Call it at the top level; what `visit` opens is closed at the end. */
export const useBrowser = () => {
  let browser: Browser | undefined

  beforeAll(async () => {
    // Chromium refuses its sandbox to root; the pages it opens here are ours.
    const args = process.getuid?.() === 0 ? ['--no-sandbox'] : []
    browser = await chromium.launch({ executablePath: await findChromium(), args })
  }, firstStartMs)

  afterAll(() => browser?.close())

  return {
    /** A browser of its own: no cookie, no storage, no history. */
    async visit(options: BrowserContextOptions = {}): Promise<BrowserContext> {
      if (!browser) throw new Error('The browser is open inside tests and hooks only.')
      const context = await browser.newContext({ locale: 'en-GB', ...options })
      context.setDefaultTimeout(15_000)
      return context
    },
  }
}
