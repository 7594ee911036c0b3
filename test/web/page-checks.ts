import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'
import { expect } from '@jest/globals'
import { type Locator, type Page } from 'playwright-core'
import { PNG } from 'pngjs'
import decodeQr from 'qr/decode.js'
import { z } from 'zod'

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const AxeResult = z.object({
  violations: z.array(z.object({ id: z.string(), nodes: z.array(z.object({ html: z.string() })) })),
  passes: z.array(z.unknown()),
})

/** Runs axe-core on what the page shows, best practices included; nothing may be violated. */
export const expectAccessible = async (page: Page): Promise<void> => {
  await page.evaluate(axeSource)
  const result = AxeResult.parse(await page.evaluate('axe.run(document, { resultTypes: ["violations", "passes"] })'))
  expect(result.violations).toEqual([])
  expect(result.passes.length).toBeGreaterThan(10)
}

/** No sideways scrolling, and nothing that sticks out. */
export const expectFits = async (page: Page): Promise<void> => {
  const width = z.number().parse(await page.evaluate('document.documentElement.scrollWidth'))
  expect(width).toBeLessThanOrEqual(page.viewportSize()?.width ?? 0)
}

/** Reads a QR code off the screen, as a phone's camera does. */
export const readQr = async (picture: Locator): Promise<string> => {
  const { width, height, data } = PNG.sync.read(await picture.screenshot())
  return decodeQr({ width, height, data: new Uint8Array(data) })
}

export type Watch = { faults: string[]; foreign: string[]; secrets: () => string[] }

const Tokens = z.object({ authToken: z.string() })

/** Notes what a page must never do: errors, refused loads, requests to others. And which secrets the API gave it. */
export const watch = (page: Page, origin: string): Watch => {
  const faults: string[] = []
  const foreign: string[] = []
  const secrets = new Set<string>()
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('console', (message) => {
    // Chromium reports every answer of 400 and above; those are ours and expected.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) faults.push(message.text())
  })
  page.on('request', (request) => {
    if (!request.url().startsWith(`${origin}/`)) foreign.push(request.url())
  })
  page.on('response', (response) => {
    if (!response.url().includes('/api/telegram/')) return
    response.json().then(
      (body: unknown) => {
        const tokens = Tokens.safeParse(body)
        if (tokens.success) secrets.add(tokens.data.authToken)
      },
      () => undefined,
    )
  })
  return { faults, foreign, secrets: () => [...secrets] }
}

/** Everything of the page that outlives a glance: markup, fields, address, history, storage. */
export const leftBehind = async (page: Page): Promise<string> =>
  z.string().parse(
    await page.evaluate(`JSON.stringify([
      document.documentElement.outerHTML,
      [...document.querySelectorAll('input')].map(({ value }) => value),
      location.href,
      history.state,
      { ...localStorage },
      { ...sessionStorage },
      document.cookie,
    ])`),
  )
