import { type Meeting } from '../../../models/digest-content.ts'
import { datesIn, isoOf } from './due.ts'
import { type FoundAction } from './find-action-items.ts'
import { claimText, evidenceOf } from './quote.ts'
import { type FoundDate } from './read-dates.ts'
import { type Day, type Sentence } from './read-day.ts'

/** How many messages later a time still belongs to the meeting that was being arranged. */
const reach = 6
const shortAnswer = 7
const appointmentWords = 12
/** Cheap to look for before dates are read. */
const timeLike = /\d|half past|halb|y media|y cuarto|noon|midnight|mittag|mediod[ií]a|midi|полдень|正午|点|時/iu
/** Goods and trains come and doors close at a time, too. */
const ofThings =
  /(?<!\p{L})(?:deliver|ship|arriv|land(?:s|ing)|clos(?:es|ing)|opens?(?!\p{L})|depart|flight|train|parcel|package|invoice|expir|liefer|ware(?:n)?(?!\p{L})|paket|ankunft|schließt|öffnet|flug|zug(?!\p{L})|llega|vuelo|paquete|entrega|cierra|abre|colis|livraison|arrive|vol(?!\p{L})|ferme|ouvre|посылк|достав|прибу|прилет|рейс|поезд|закрыва|открыва|груз)/iu

type Proposal = {
  sentence: Sentence
  day: string | null
  time: string | null
  isPeriod: boolean
  words: string
  isOff: boolean
}

/** The time a sentence names; several days are a choice, so none of them is taken. */
const when = (dates: FoundDate[], { text }: Sentence) => {
  const ahead = dates.filter(({ isPast, day, time }) => !isPast && (day !== null || time !== null))
  const [first] = ahead
  const last = ahead.at(-1)
  if (!first || !last) return null
  const days = new Set(ahead.flatMap(({ day }) => day ?? []))
  const isChoice = days.size > 1
  return {
    day: isChoice ? null : (ahead.find(({ day }) => day !== null)?.day ?? null),
    time: isChoice ? null : (ahead.find(({ time }) => time !== null)?.time ?? null),
    isPeriod: ahead.some(({ isPeriod }) => isPeriod),
    words: text.slice(first.start, last.end).slice(0, 80),
  }
}

const meetingOf = ({ sentence, day, time, isPeriod, words }: Proposal, timeZone: string): Meeting => ({
  text: claimText(sentence.text),
  at: isPeriod ? null : isoOf({ day, time }, sentence.message.source.at, timeZone),
  atText: words,
  evidence: evidenceOf(sentence, sentence.text, Math.max(0, sentence.text.indexOf(words))),
})

/** A day with a clock time in a short sentence is an appointment in itself, unless it is a deadline. */
const isAppointment = (sentence: Sentence, day: Day): boolean => {
  const { text, words, message } = sentence
  if (words.length > appointmentWords || !timeLike.test(text) || ofThings.test(text)) return false
  return datesIn(sentence, day).some(
    ({ start, day: date, time, isPast, isPeriod }) =>
      date !== null &&
      time !== null &&
      !isPast &&
      !isPeriod &&
      !isDeadline(text.slice(0, start), message.pack?.deadline),
  )
}

const isDeadline = (before: string, deadline: RegExp | undefined): boolean =>
  deadline?.test(before.trim().split(/\s+/).slice(-2).join(' ')) ?? false

/** Meetings and calls that were proposed or agreed, each at the last time that was named for it and not turned down. */
export const findMeetings = (day: Day, actions: FoundAction[]): Meeting[] => {
  const tasks = new Set(
    actions.flatMap(({ sentence, isArranging, kind }) =>
      isArranging || (kind === 'offer' && isAppointment(sentence, day)) ? [] : [sentence],
    ),
  )
  const proposals: Proposal[] = []
  for (const sentence of day.sentences) {
    const { message, text, words } = sentence
    const { pack } = message
    if (!pack || message.isInstruction) continue
    const last = proposals.at(-1)
    const current = last && message.index - last.sentence.message.index <= reach ? last : null
    const isByOther = current?.sentence.message.source.senderName !== message.source.senderName
    const off = pack.notMeeting.exec(text)
    const offEnd = off ? off.index + off[0].length : 0
    const isOff = off !== null && !pack.timeProposal.test(text.slice(offEnd))
    const isTask = tasks.has(sentence)
    const isMeeting = !isTask && (pack.meeting.test(text) || isAppointment(sentence, day))
    const isAnswer = current !== null && !isTask && (pack.timeProposal.test(text) || words.length <= shortAnswer)
    if (current && (pack.calledOff.test(text) || (isByOther && pack.refusal.test(text) && !pack.agreement.test(text))))
      current.isOff = true
    if (isOff || (!isMeeting && !isAnswer)) continue
    const time = when(
      datesIn(sentence, day).filter(({ start }) => start >= offEnd),
      sentence,
    )
    if (!time) continue
    const isSame =
      current && (time.day === null || time.day === current.day || !isMeeting || current.isOff || current.day === null)
    if (!current || !(isSame || pack.insteadOf.test(text))) proposals.push({ ...time, sentence, isOff: false })
    else if (time.day !== current.day || (time.time !== null && time.time !== current.time)) {
      const dayNow = time.day ?? current.day
      const timeNow = time.time ?? (current.isOff && time.day !== null ? null : current.time)
      Object.assign(current, { ...time, sentence, day: dayNow, time: timeNow, isOff: false })
    }
  }
  return proposals.filter(({ isOff }) => !isOff).map((proposal) => meetingOf(proposal, day.timeZone))
}
