import { type Parts } from '../parts.ts'
import { callbackMethods } from './callback.ts'
import { chatMethods } from './chat.ts'
import { commandMethods } from './commands.ts'
import { deleteMethods } from './delete.ts'
import { editMethods } from './edit.ts'
import { type Method } from './method.ts'
import { profileMethods } from './profile.ts'
import { sendMethods } from './send.ts'
import { updateMethods } from './updates.ts'

/** Everything the stand-in answers; names are case-insensitive, as in Telegram. */
export const allMethods = (parts: Parts): Method[] => [
  ...profileMethods(parts),
  ...updateMethods(parts),
  ...sendMethods(parts),
  ...editMethods(parts),
  ...deleteMethods(parts),
  ...callbackMethods(parts),
  ...commandMethods(parts),
  ...chatMethods(parts),
]
