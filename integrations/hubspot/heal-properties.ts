import { isAppError } from '../../core/errors.ts'
import { noteKey, ourContactProperties } from './property-list.ts'
import { type Crm, type ItemOutcome } from './types.ts'

const ourNames = [noteKey, ...ourContactProperties].map(({ name }) => name)

/** HubSpot says that a property of ours is not there: an admin has deleted it. */
const isMissingProperty = (message: string) =>
  /(does not|doesn't) exist/i.test(message) && ourNames.some((name) => message.includes(name))

const isHurt = (outcome: ItemOutcome<unknown> | undefined) =>
  outcome !== undefined && !outcome.ok && outcome.reason === 'rejected' && isMissingProperty(outcome.message)

/** A Crm that makes our properties again where a call fails for their lack, and repeats what failed, once. */
export const withHealing = (crm: Crm): Crm => {
  let healing: Promise<unknown> | null = null
  const heal = async () => {
    healing ??= crm.ensureProperties().finally(() => (healing = null))
    await healing
  }

  const call =
    <Args extends unknown[], Result>(run: (...args: Args) => Promise<Result>) =>
    async (...args: Args): Promise<Result> => {
      try {
        return await run(...args)
      } catch (error) {
        if (!isAppError(error, 'hubspot-rejected') || !isMissingProperty(error.message)) throw error
        await heal()
        return run(...args)
      }
    }
  const write = <Input, Value, Rest extends unknown[]>(
    run: (inputs: Input[], ...rest: Rest) => Promise<ItemOutcome<Value>[]>,
  ) => {
    const send = call(run)
    return async (inputs: Input[], ...rest: Rest): Promise<ItemOutcome<Value>[]> => {
      const outcomes = await send(inputs, ...rest)
      if (!outcomes.some(isHurt)) return outcomes
      await heal()
      const hurt = inputs.filter((_, index) => isHurt(outcomes[index]))
      const again = (await send(hurt, ...rest)).values()
      return outcomes.map((outcome) => (isHurt(outcome) ? (again.next().value ?? outcome) : outcome))
    }
  }

  return {
    ...crm,
    findContactsByPhone: call((...args: Parameters<Crm['findContactsByPhone']>) => crm.findContactsByPhone(...args)),
    findContactsByTelegram: call((...args: Parameters<Crm['findContactsByTelegram']>) =>
      crm.findContactsByTelegram(...args),
    ),
    findNotesByKey: call((...args: Parameters<Crm['findNotesByKey']>) => crm.findNotesByKey(...args)),
    createContacts: write((inputs: Parameters<Crm['createContacts']>[0]) => crm.createContacts(inputs)),
    updateContacts: write((inputs: Parameters<Crm['updateContacts']>[0]) => crm.updateContacts(inputs)),
    createNotes: (inputs, ...rest) => write((some: typeof inputs) => crm.createNotes(some, ...rest))(inputs),
  }
}
