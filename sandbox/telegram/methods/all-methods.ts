import { type Method } from '../rpc/method.ts'
import { accountMethods } from './account.ts'
import { authCodeMethods } from './auth-code.ts'
import { authPasswordMethods } from './auth-password.ts'
import { authQrMethods } from './auth-qr.ts'
import { authTransferMethods } from './auth-transfer.ts'
import { contactMethods } from './contacts.ts'
import { dialogMethods } from './dialogs.ts'
import { folderMethods } from './folders.ts'
import { helpMethods } from './help.ts'
import { historyMethods } from './history.ts'
import { type SandboxState } from './sandbox-state.ts'
import { updateMethods } from './updates.ts'
import { userMethods } from './users.ts'

/** Everything the sandbox answers. */
export const allMethods = (state: SandboxState): Method[] => [
  ...helpMethods(state),
  ...authCodeMethods(state),
  ...authPasswordMethods(state),
  ...authQrMethods(state),
  ...authTransferMethods(state),
  ...accountMethods(),
  ...userMethods(state),
  ...dialogMethods(state),
  ...folderMethods(),
  ...historyMethods(state),
  ...contactMethods(state),
  ...updateMethods(),
]
