import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { SettingsView, settingsView } from '../views/settings-view.ts'

export const updateSettings = endpoint({
  method: 'post',
  path: '/api/settings',
  auth: ['bearer', 'session'],
  summary: 'Changes the fields that are given and keeps the rest',
  input: z.strictObject({ query: z.strictObject({}), body: z.strictObject(SettingsView.partial().shape) }),
  output: z.object({ config: SettingsView }),
  handle: async ({ body, user }, { settings }) => ({ config: settingsView(await settings.update(user.id, body)) }),
})
