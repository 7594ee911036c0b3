import { type Update } from 'grammy/types'

/** The chat an update belongs to; 0 for none. */
export const chatOfUpdate = (update: Update): number =>
  (update.message ?? update.edited_message ?? update.callback_query?.message ?? update.my_chat_member)?.chat.id ?? 0
