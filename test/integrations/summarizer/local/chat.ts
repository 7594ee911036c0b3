import { createLocalSummarizer } from '../../../../integrations/summarizer/local/create-local-summarizer.ts'
import { type DigestMessage, type SummarizeInput } from '../../../../integrations/summarizer/types.ts'

const summarizer = createLocalSummarizer()

/** "me: …" and "Name: …" a line; one message a minute from Wednesday, 11 March 2026, 10:00 in Berlin; ids from 100. */
export const chat = (text: string): DigestMessage[] =>
  text
    .trim()
    .split('\n')
    .map((line, i) => {
      const [speaker = '', ...rest] = line.trim().split(': ')
      const isMine = speaker === 'me'
      return {
        id: 100 + i,
        at: new Date(Date.UTC(2026, 2, 11, 9, i)),
        from: isMine ? 'me' : 'them',
        senderName: isMine ? 'Max Weber' : speaker,
        text: rest.join(': '),
        replyToId: null,
      }
    })

export const digestOf = async (messages: DigestMessage[] | string, more: Partial<SummarizeInput> = {}) => {
  const list = typeof messages === 'string' ? chat(messages) : messages
  const peerName = list.find(({ from }) => from === 'them')?.senderName ?? 'Sarah Chen'
  const input: SummarizeInput = {
    messages: list,
    peerName,
    isGroup: false,
    style: 'BUSINESS',
    timeZone: 'Europe/Berlin',
    ...more,
  }
  return (await summarizer.summarize(input)).content
}
