import { AppError } from '../../../core/errors.ts'
import { DigestContent } from '../../../models/digest-content.ts'
import { type Summarizer } from '../types.ts'
import { findActionItems } from './find-action-items.ts'
import { findLinks } from './find-links.ts'
import { findMeetings } from './find-meetings.ts'
import { findDealSignals, findIntroductions } from './find-mentions.ts'
import { findTopics } from './find-topics.ts'
import { judgeSentiment, judgeUrgency } from './judge-tone.ts'
import { createNounPhraseReader } from './noun-phrases.ts'
import { readDay } from './read-day.ts'
import { writeSummary } from './write-summary.ts'

const model = 'local-1'

/**
 * A summarizer that needs no key: nothing leaves the machine, and the same messages give the same digest. It is extractive:
 * sentences are chosen, never written, so it says nothing that was not said.
 */
export const createLocalSummarizer = (): Summarizer => {
  const readNounPhrases = createNounPhraseReader()
  return {
    name: 'local',
    summarize: async (input) => {
      if (input.messages.length === 0) throw new AppError('summarizer-failed', 'There are no messages to summarise.')
      const day = readDay(input)
      const actions = findActionItems(day)
      const action_items = actions.map(({ item }) => item).slice(0, 50)
      const meetings = findMeetings(day, actions).slice(0, 20)
      const content = DigestContent.parse({
        summary: writeSummary(day),
        topics: await findTopics(day, readNounPhrases),
        action_items,
        meetings,
        introductions: findIntroductions(day).slice(0, 20),
        deal_signals: findDealSignals(day).slice(0, 20),
        sentiment: judgeSentiment(day),
        urgency: judgeUrgency(day, { action_items, meetings }),
        language: day.language,
        links: findLinks(day).slice(0, 20),
      } satisfies DigestContent)
      return { content, model, tokens: null }
    },
  }
}
