import { render } from 'preact'
import { ConnectTelegram } from './ConnectTelegram.tsx'
import { takeToken } from './take-token.ts'

// What a browser brings back from its cache is an old sign-in.
addEventListener('pageshow', ({ persisted }) => persisted && location.reload())

const app = document.getElementById('app')
if (app) render(<ConnectTelegram linkToken={takeToken()} />, app)
