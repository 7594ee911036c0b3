import { type Digest, DigestModel } from '../../models/digest.ts'

/** Who writes: the fence of the user's lease, and a check that the lease is still held. */
export type Writer = { fence: number; assertHeld: () => void }

type Ref = Pick<Digest, '_id' | 'userId'>
type Read = Ref & Pick<Digest, 'version'>
export type DigestChange = Partial<Omit<Digest, '_id' | 'userId' | 'version' | 'fence'>>

// What is missing counts as 0: a digest of an older version of the program can be written too.
const upTo = (fence: number) => ({ $not: { $gt: fence } })
const at = (version: number | undefined) => ({ $in: version ? [version] : [0, null] })

const update = (change: DigestChange, writer?: Writer) => ({
  $set: { ...change, ...(writer && { fence: writer.fence }), updatedAt: new Date() },
  $inc: { version: 1 },
})

/** For a run: writes unless a later run has written already, whatever the version. Null = it has, or the digest is gone. */
export const writeFenced = ({ _id, userId }: Ref, writer: Writer, change: DigestChange): Promise<Digest | null> =>
  DigestModel.findOneAndUpdate({ _id, userId, fence: upTo(writer.fence) }, update(change, writer), {
    returnDocument: 'after',
  }).lean()

/**
 * Writes only over the version that was read, and for a run (`writer`) only if no later one has written. Null = somebody
 * else has written since, or the digest is gone.
 */
export const writeOver = (
  { _id, userId, version }: Read,
  change: DigestChange,
  writer?: Writer,
): Promise<Digest | null> =>
  DigestModel.findOneAndUpdate(
    { _id, userId, version: at(version), ...(writer && { fence: upTo(writer.fence) }) },
    update(change, writer),
    { returnDocument: 'after' },
  ).lean()
