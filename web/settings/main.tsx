import { startPage } from '../parts/start-page.ts'
import { Settings } from './Settings.tsx'

startPage((linkToken) => <Settings linkToken={linkToken} />)
