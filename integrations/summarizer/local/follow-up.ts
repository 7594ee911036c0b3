import { type Due, datesIn, dueOf } from './due.ts'
import { type FoundAction } from './find-action-items.ts'
import { isForAnyone } from './find-addressee.ts'
import { type Day, type DayMessage, type Sentence } from './read-day.ts'
import { stopWords } from './words.ts'

/** How many messages later an answer still belongs to what was asked. */
const reach = 6
const answerReach = 3
const stemLength = 5

const opensWith = (pattern: 'agreement' | 'refusal' | 'done', { source, pack }: DayMessage) =>
  pack?.[pattern].test(source.text) ?? false

const isPromise = ({ pack, sentences }: DayMessage) =>
  sentences.some(({ text }) => pack?.commitment.test(text) && !pack.notAction.test(text))

const namesDate = 6

/**
 * A date that follows: in the next sentence ("By Friday, please."), or in the answer to a request ("Sure, tomorrow."). An
 * answer that goes on to other things says nothing about what was asked.
 */
const laterDue = ({ sentence, kind }: FoundAction, answer: DayMessage | undefined, day: Day): Due | null => {
  const next = sentence.message.sentences.find(({ index }) => index === sentence.index + 1)
  const isShort = ({ words }: Sentence) => words.length <= namesDate
  const answered =
    kind === 'commitment' || !answer || !opensWith('agreement', answer) ? [] : answer.sentences.slice(0, 2)
  const candidates = [
    ...(next && (next.words.length <= 4 || next.message.pack?.deadline.test(next.text)) ? [next] : []),
    ...answered.filter((one) => isShort(one) && !one.message.pack?.meeting.test(one.text)),
  ]
  const due = candidates.map((candidate) => dueOf(datesIn(candidate, day), candidate, day))
  return due.find(({ dueText }) => dueText !== null) ?? null
}

/** What became of a request, offer or promise in the messages after it. */
export const followUp = (action: FoundAction, day: Day): { isOpen: boolean; due: Due | null } => {
  const { message } = action.sentence
  const { id, senderName } = message.source
  const after = day.messages.slice(message.index + 1, message.index + 1 + reach)
  const others = after.filter(({ source }) => source.senderName !== senderName)
  const answer = day.messages.find(({ source }) => source.replyToId === id) ?? others.slice(0, answerReach)[0]
  const isAgreed = answer !== undefined && opensWith('agreement', answer)
  const isRefused = answer !== undefined && !isAgreed && opensWith('refusal', answer) && !isPromise(answer)
  const doers = action.kind === 'request' ? others : after.filter(({ source }) => source.senderName === senderName)
  const isDone = doers.some((doer) => opensWith('done', doer))
  const isOpen = !isDone && (action.kind === 'offer' ? isAgreed : action.kind === 'commitment' || !isRefused)
  return { isOpen, due: action.item.dueText === null && !action.isArranging ? laterDue(action, answer, day) : null }
}

const contentOf = ({ sentence }: FoundAction, { language }: Day) =>
  sentence.words
    .filter((word) => word.length > 2 && !word.includes("'") && !stopWords(language).has(word))
    .map((word) => word.slice(0, stemLength))

/** What the next message says first answers the request, in whatever words; so does all that follows a "sure". */
const isAnswerTo = ({ sentence: { message, index } }: FoundAction, { sentence }: FoundAction) =>
  message.index === sentence.message.index + 1 &&
  (opensWith('agreement', message) || message.sentences[0]?.index === index)

/** "Could you send it?" – "I'll send it tomorrow": one item, the request's, due when the answer says. Repetitions go too. */
export const mergeAnswers = (found: FoundAction[], day: Day): FoundAction[] => {
  const kept: FoundAction[] = []
  for (const action of found) {
    const { item, sentence, kind } = action
    if (kept.some((one) => one.item.owner === item.owner && one.item.text.toLowerCase() === item.text.toLowerCase()))
      continue
    const content = contentOf(action, day)
    const request = kept.findLast(
      (one) =>
        kind === 'commitment' &&
        one.kind === 'request' &&
        (one.item.owner === item.owner || isForAnyone(one.sentence, day)) &&
        one.sentence.message.source.senderName !== sentence.message.source.senderName &&
        sentence.message.index - one.sentence.message.index <= answerReach &&
        (content.length <= 2 || isAnswerTo(action, one) || contentOf(one, day).some((word) => content.includes(word))),
    )
    if (!request) kept.push(action)
    else {
      const due = item.dueText === null ? {} : { due: item.due, dueText: item.dueText }
      request.item = { ...request.item, ...due, owner: item.owner }
    }
  }
  return kept
}
