import { z } from 'zod'
import { Id } from '../../core/ids.ts'
import { endpoint } from '../endpoint.ts'
import { DialogView, dialogView } from '../views/dialog-view.ts'

export const updateTelegramDialog = endpoint({
  method: 'patch',
  path: '/api/telegram/dialogs/:dialogId',
  auth: ['bearer', 'session'],
  summary: 'Turns the reading of a chat on or off; `forget` also forgets how far it was read',
  input: z.strictObject({
    query: z.strictObject({}),
    params: z.strictObject({ dialogId: Id }),
    body: z
      .strictObject({ tracked: z.boolean(), forget: z.boolean().default(false) })
      .refine(({ tracked, forget }) => !(tracked && forget), {
        path: ['forget'],
        message: 'only with "tracked": false',
      }),
  }),
  output: z.object({ success: z.literal(true), dialog: DialogView }),
  async handle({ params, body, user }, { dialogs }) {
    return { success: true as const, dialog: dialogView(await dialogs.setTracked(user.id, params.dialogId, body)) }
  },
})
