import { AssociationSpecAssociationCategoryEnum } from '@hubspot/api-client/lib/codegen/crm/associations/v4/models/AssociationSpec.js'
import { z } from 'zod'
import { overChunks } from './batch-size.ts'
import { type Caller } from './caller.ts'
import { refusedItem } from './error-map.ts'
import { noteToContact } from './notes.ts'
import { type Crm, type ItemOutcome, type NoteMove } from './types.ts'

const noteToContactType = {
  associationCategory: AssociationSpecAssociationCategoryEnum.HubspotDefined,
  associationTypeId: noteToContact,
}

type Outcome = ItemOutcome<{ id: string }>

/**
 * Moving notes from contact to contact. The new home comes first: a move that breaks off leaves a note on both, never on none.
 * Associations have no outcome per item worth trusting, so a batch that is not taken as a whole is sent one by one.
 */
export const createNoteMoves = (caller: Caller): Pick<Crm, 'moveNotes'> => {
  const attach = (moves: NoteMove[]) =>
    caller.ask({
      answer: z.object({ errors: z.array(z.unknown()).nullish() }),
      run: (client) =>
        client.crm.associations.v4.batchApi.create('notes', 'contacts', {
          inputs: moves.map(({ id, toContactId }) => ({
            _from: { id },
            to: { id: toContactId },
            types: [noteToContactType],
          })),
        }),
    })
  const detach = async (moves: NoteMove[]) => {
    const inputs = moves.flatMap(({ id, fromContactId, toContactId }) =>
      fromContactId === null || fromContactId === toContactId ? [] : [{ _from: { id }, to: [{ id: fromContactId }] }],
    )
    if (inputs.length === 0) return
    await caller.ask({
      answer: z.unknown(),
      run: (client) => client.crm.associations.v4.batchApi.archive('notes', 'contacts', { inputs }),
    })
  }

  const move = async (moves: NoteMove[]): Promise<Outcome[]> => {
    const sent = await attach(moves)
    const isWhole = sent.ok && (sent.value.errors ?? []).length === 0
    if (!isWhole && moves.length > 1) {
      const outcomes: Outcome[] = []
      for (const one of moves) outcomes.push(...(await move([one])))
      return outcomes
    }
    if (!sent.ok) return moves.map(() => refusedItem({ ...sent.failure.body, status: sent.failure.status }))
    if (!isWhole)
      return moves.map(() => ({ ok: false, reason: 'not-found', message: 'The note or the contact is gone.' }))
    await detach(moves)
    return moves.map(({ id }) => ({ ok: true, value: { id } }))
  }

  return { moveNotes: (moves) => overChunks(moves, move) }
}
