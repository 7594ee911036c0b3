import { CachedAnswerModel } from '../../models/cached-answer.ts'
import { ChatSignInModel } from '../../models/chat-sign-in.ts'
import { HubspotConnectionModel } from '../../models/hubspot-connection.ts'
import { TelegramAccountModel } from '../../models/telegram-account.ts'
import { TelegramLoginModel } from '../../models/telegram-login.ts'

/**
 * Every field that holds a sealed secret. The seal is bound to `name` (the model's, unless given), to the field, and to the
 * user whose id stands in the field `owner`.
 */
export const sealedFields = [
  { model: TelegramAccountModel, fields: ['session'], owner: 'userId' },
  { model: TelegramLoginModel, fields: ['pending', 'digits'], owner: 'userId' },
  { model: ChatSignInModel, fields: ['phone'], owner: 'userId' },
  { model: HubspotConnectionModel, fields: ['accessToken', 'refreshToken'], owner: '_id' },
  { model: CachedAnswerModel, fields: ['answer'], owner: 'userId', name: 'cachedanswers' },
].map(({ model, name = model.modelName, ...rest }) => ({ name, collection: model.collection, ...rest }))
export type SealedFields = (typeof sealedFields)[number]
