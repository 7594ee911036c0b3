import { type Context, type JobHandler } from '../context.ts'

/** A contact was merged, deleted or erased in HubSpot: its chats follow. */
export const followContact = ({ followPortal }: Context): JobHandler<'follow-contact'> => ({
  name: 'follow-contact',
  concurrency: 2,
  handle: (news) => followPortal(news),
})
