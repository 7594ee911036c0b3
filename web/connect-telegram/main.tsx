import { startPage } from '../parts/start-page.ts'
import { ConnectTelegram } from './ConnectTelegram.tsx'

startPage((linkToken) => <ConnectTelegram linkToken={linkToken} />)
