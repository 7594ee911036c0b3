import { type SecretPlace, type Vault } from '../../core/crypto.ts'
import { type SealedFields, sealedFields } from './sealed-fields.ts'

export type Rotated = {
  /** `TelegramAccount.session` */
  field: string
  resealed: number
  /** These do not open with any configured key, or were moved here from another row. */
  unreadable: number
}

const escape = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

const openOrNull = (vault: Vault, sealed: string, place: SecretPlace): string | null => {
  try {
    return vault.open(sealed, place)
  } catch {
    return null
  }
}

/**
 * Seals everything anew that is not under the current key, one compare-and-swap per field, while all processes go on: what
 * one of them writes meanwhile is seen on the next pass. Cut off, it goes on where it stopped when it is run again.
 */
export const rotateKeys = async (vault: Vault): Promise<Rotated[]> => {
  const isOld = { $type: 'string', $not: new RegExp(`^${escape(vault.currentPrefix)}`) }

  /** One look at every row. Resolves with how many were sealed anew, how many changed under us, how many do not open. */
  const pass = async ({ name, collection, owner }: SealedFields, field: string) => {
    const count = { resealed: 0, missed: 0, unreadable: 0 }
    const rows = collection.find({ [field]: isOld }, { projection: { [field]: 1, [owner]: 1 } })
    for await (const row of rows) {
      const sealed = String(row[field])
      const place = { collection: name, field, userId: String(row[owner]) }
      const plain = openOrNull(vault, sealed, place)
      if (plain === null) {
        count.unreadable += 1
        continue
      }
      const { modifiedCount } = await collection.updateOne(
        { _id: row._id, [field]: sealed },
        { $set: { [field]: vault.seal(plain, place) } },
      )
      if (modifiedCount === 1) count.resealed += 1
      else count.missed += 1
    }
    return count
  }

  const resealField = async (spec: SealedFields, field: string): Promise<Rotated> => {
    let resealed = 0
    for (;;) {
      const count = await pass(spec, field)
      resealed += count.resealed
      // Until nothing is left that a process with the old order of keys may have written meanwhile.
      if (count.resealed + count.missed === 0)
        return { field: `${spec.name}.${field}`, resealed, unreadable: count.unreadable }
    }
  }

  const rotated: Rotated[] = []
  for (const spec of sealedFields) for (const field of spec.fields) rotated.push(await resealField(spec, field))
  return rotated
}
