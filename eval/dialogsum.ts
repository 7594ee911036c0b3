import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { type DigestMessage, type Summarizer } from '../integrations/summarizer/types.ts'
import { type Rouge, meanRouge, rouge } from './rouge.ts'

/** A line of the file: `dialogue` has a turn a line, "#Person1#: …"; `summary` is written by a person. */
const Dialogue = z.object({ fname: z.string(), dialogue: z.string().min(1), summary: z.string().min(1) })
export type Dialogue = z.infer<typeof Dialogue>

/** Reads a file of DialogSum (one JSON object a line). Throws an Error that names the line which is none. */
export const readDialogues = (file: string): Dialogue[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line, i) => {
      if (line.trim() === '') return []
      try {
        return [Dialogue.parse(JSON.parse(line))]
      } catch (error) {
        throw new Error(`${file}:${i + 1} is no dialogue`, { cause: error })
      }
    })

const turnsOf = ({ dialogue }: Dialogue) => dialogue.split('\n').filter((turn) => turn.trim() !== '')
const byLength = (turns: string[], count: number) =>
  turns
    .map((text, i) => ({ text, i }))
    .sort((a, b) => b.text.length - a.text.length || a.i - b.i)
    .slice(0, count)
    .sort((a, b) => a.i - b.i)
    .map(({ text }) => text)

/** #Person1# owns the account; a turn a minute. */
const messagesOf = (dialogue: Dialogue): DigestMessage[] =>
  turnsOf(dialogue).map((turn, i) => {
    const [, senderName = '#Person1#', text = turn] = /^(#Person\d+#):?\s*(.*)$/.exec(turn) ?? []
    return {
      id: i + 1,
      at: new Date(Date.UTC(2026, 2, 11, 9, i)),
      from: senderName === '#Person1#' ? 'me' : 'them',
      senderName,
      text,
      replyToId: null,
    }
  })

type Rival = { name: string; summarize: (dialogue: Dialogue) => Promise<string> | string }

/** Mean ROUGE F1 of a summarizer's BUSINESS summaries beside the first and the longest turns, on the same dialogues. */
export const measureDialogues = async (summarizer: Summarizer, dialogues: Dialogue[]) => {
  const lead = (count: number): Rival => ({
    name: `LEAD-${count}`,
    summarize: (dialogue) => turnsOf(dialogue).slice(0, count).join('\n'),
  })
  const own: Rival = {
    name: summarizer.name,
    summarize: async (dialogue) => {
      const { content } = await summarizer.summarize({
        messages: messagesOf(dialogue),
        peerName: '#Person2#',
        isGroup: false,
        style: 'BUSINESS',
        timeZone: 'UTC',
      })
      return content.summary
    },
  }
  const longest: Rival = { name: 'LONGEST-3', summarize: (dialogue) => byLength(turnsOf(dialogue), 3).join('\n') }
  const results: ({ name: string; words: number } & Rouge)[] = []
  for (const { name, summarize } of [own, lead(2), lead(3), longest]) {
    const scores: Rouge[] = []
    let words = 0
    for (const dialogue of dialogues) {
      const summary = await summarize(dialogue)
      words += summary.split(/\s+/).length / dialogues.length
      scores.push(rouge(summary, dialogue.summary))
    }
    results.push({ name, ...meanRouge(scores), words })
  }
  return results
}
