import { type ComponentChild, render } from 'preact'
import { takeToken } from './take-token.ts'

/** Draws a page with the token of the link that opened it, if any. */
export const startPage = (draw: (linkToken: string | null) => ComponentChild): void => {
  // What a browser brings back from its cache is old, and may be half of a sign-in.
  addEventListener('pageshow', ({ persisted }) => persisted && location.reload())
  const app = document.getElementById('app')
  if (app) render(draw(takeToken()), app)
}
