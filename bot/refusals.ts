import { GrammyError } from 'grammy'

const says = (error: unknown, what: RegExp) => error instanceof GrammyError && what.test(error.description)

/** The person has deleted the message, or it is too old or of a kind that cannot be changed. */
export const isMessageGone = (error: unknown) =>
  says(error, /message to (edit|delete) not found|message can't be|MESSAGE_ID_INVALID/)
export const isNotModified = (error: unknown) => says(error, /not modified/)
/** The person has blocked the bot or deleted their account. */
export const isUnreachable = (error: unknown) =>
  error instanceof GrammyError && (error.error_code === 403 || says(error, /chat not found/))
/** A press that Telegram has forgotten: the spinner on the button has gone out by itself. */
export const isPressForgotten = (error: unknown) => says(error, /query is too old|query ID is invalid/)
