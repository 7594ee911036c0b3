import { randomBytes } from 'node:crypto'

export type StoredFile = { fileId: string; uniqueId: string; path: string; name: string; type: string; bytes: Buffer }
export type Files = ReturnType<typeof createFiles>

const safeName = (name: string) => name.replace(/[^\w.-]/g, '_').slice(-60)

/** What the bot uploaded. */
export const createFiles = (kept: StoredFile[] = []) => {
  const files = new Map(kept.map((file) => [file.fileId, file]))
  return {
    save({ name, type, bytes, folder }: Pick<StoredFile, 'name' | 'type' | 'bytes'> & { folder: string }): StoredFile {
      const uniqueId = randomBytes(9).toString('base64url')
      const fileId = `SBX${randomBytes(24).toString('base64url')}`
      const path = `${folder}/file_${files.size}_${safeName(name)}`
      const file = { fileId, uniqueId, path, name, type, bytes }
      files.set(fileId, file)
      return file
    },
    find: (fileId: string) => files.get(fileId) ?? null,
    atPath: (path: string) => [...files.values()].find((file) => file.path === path) ?? null,
    keep: () => [...files.values()],
  }
}
