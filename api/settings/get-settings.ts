import { z } from 'zod'
import { endpoint, noInput } from '../endpoint.ts'
import { SettingsView, settingsView } from '../views/settings-view.ts'

export const getSettings = endpoint({
  method: 'get',
  path: '/api/settings',
  auth: ['bearer', 'session'],
  summary: 'How the user is synced; what was never set has its default',
  input: noInput,
  output: z.object({ config: SettingsView }),
  handle: async ({ user }, { settings }) => ({ config: settingsView(await settings.get(user.id)) }),
})
