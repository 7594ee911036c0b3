import { z } from 'zod'

const Record = z.looseObject({
  id: z.int(),
  text: z.string(),
  by: z.string().optional(),
  name: z.string().optional(),
})
/** A chat message as a prompt carries it: one JSON object a line, with at least an id and a text. */
export type PromptRecord = z.infer<typeof Record>

/** The messages that a prompt carries, in order. Lines that are something else are passed over. */
export const readRecords = (prompt: string): PromptRecord[] =>
  prompt.split('\n').flatMap((line) => {
    if (!line.startsWith('{')) return []
    try {
      const record = Record.safeParse(JSON.parse(line))
      return record.success ? [record.data] : []
    } catch {
      return []
    }
  })
