import { type Context, type JobHandler } from '../context.ts'

/** Brings HubSpot in line with what was decided about one chat. */
export const settleContact = ({ settleContact }: Context): JobHandler<'settle-contact'> => ({
  name: 'settle-contact',
  concurrency: 4,
  handle: ({ userId, dialogId }, signal) => settleContact({ userId, dialogId, signal }),
})
