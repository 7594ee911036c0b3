/** How many of something, in words: `{ one: '# photo', other: '# photos' }` by the categories of Intl.PluralRules. */
export type Plural = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }

export const mediaKinds = ['voice', 'photo', 'video', 'file', 'sticker', 'other', 'instruction'] as const
export type MediaKind = (typeof mediaKinds)[number]

/**
 * A phrase the date library misreads in this language, and what it means: days from today, the end of a period, the day of
 * the month in the first group, or a plainer wording ($1 as in String.replace).
 */
export type DateRewrite = { pattern: RegExp; to: DateMeaning }
export type DateMeaning =
  { days: number } | { endOf: 'day' | 'week' | 'nextWeek' | 'month' } | 'dayOfMonth' | { say: string }

/**
 * What the local summarizer knows of one language. A further language is one such file and one line in
 * language-packs.ts. Patterns are tried on single sentences; build them with `phrase`.
 */
export type LanguagePack = {
  /** ISO 639-1. */
  code: string
  /** Frequent words that hardly occur in the other languages here: they tell which pack reads a message. */
  markers: ReadonlySet<string>
  /** The speaker says they will do something. */
  commitment: RegExp
  /** The speaker asks the other side to do something. */
  request: RegExp
  /** "Shall I …?": becomes a commitment when the other side agrees. */
  offer: RegExp
  /** Looks like a commitment or a request and is none: negations, conditions, figures of speech. */
  notAction: RegExp
  /** How an answer begins that agrees, refuses, or says that it is done already. */
  agreement: RegExp
  refusal: RegExp
  done: RegExp
  suggestion: RegExp
  meeting: RegExp
  /** Verbs that arrange a meeting and are no task that is due on its day. */
  arranging: RegExp
  /** A time put forward while a meeting is being arranged. */
  timeProposal: RegExp
  /** A meeting of the past, or one that is called off. */
  notMeeting: RegExp
  /** The meeting that was being arranged does not take place, or not at that time. */
  calledOff: RegExp
  /** Moves a meeting: the new time takes the place of the old one. */
  insteadOf: RegExp
  introduction: RegExp
  deal: RegExp
  positive: RegExp
  negative: RegExp
  /** Turns the next two words round: "not good". */
  negation: RegExp
  urgent: RegExp
  soon: RegExp
  /** Words that mark a date as a deadline, right before it. */
  deadline: RegExp
  dateRewrites: DateRewrite[]
  /** Date words that are usually something else in talk ("may", "sat"). */
  notDate: RegExp
  /** A sentence that is nothing but greeting, thanks or assent. */
  smallTalk: RegExp
  /** Openings that say nothing, cut from the summary. */
  filler: RegExp
  /** Words that make no topic although they are no stop words: verbs and chat words. */
  notTopic: RegExp
  /** In German every noun is capitalised, so a topic must be. */
  nounsAreCapitalised: boolean
  words: {
    asks: string
    askedWho: string
    nothingWritten: string
    inAll: string
    also: string
    media: Record<MediaKind, Plural>
  }
}
