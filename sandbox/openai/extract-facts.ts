import { type PromptRecord } from './read-messages.ts'

export type FactKind = 'action' | 'meeting' | 'introduction' | 'deal' | 'point'
export type Fact = {
  kind: FactKind
  text: string
  quote: string
  messageId: number
  owner: 'me' | 'them'
  /** Words of the text that name a date, or null. */
  dateWords: string | null
}

const request =
  /(?:can|could|would) you|please|bitte|kannst du|könn(?:t|test|en) (?:du|sie)|puedes|podrías|por favor|peux-tu|pouvez-vous|pourriez|пожалуйста|пришли|отправь|можете|можешь/iu
const promise =
  /\bI(?:'|’)?ll |\bI will |\bwe(?:'|’)?ll |ich (?:schicke|sende|werde)|(?:te|os|le) (?:envío|mando)|enviaré|j(?:e t)?(?:'|’)?(?:enverrai|envoie)|я (?:пришлю|отправлю)|пришлю|отправлю/iu
const meeting = /\b(?:call|meet|meeting|zoom|demo|lunch)\b|treffen|termin|reunión|llamada|réunion|встреч|созвон/iu
const introduction = /introduc|\bintro\b|vorstellen|presentar|présenter|познаком/iu
const deal = /[$€£]\s?\d|\d\s?[$€£]|budget|contract|pricing|vertrag|contrato|contrat|договор|бюджет/iu
const dates =
  /\b(?:by |on |until )?(?:today|tonight|tomorrow|(?:next )?(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b|(?:bis |am )?(?:heute|morgen|montag|dienstag|mittwoch|donnerstag|freitag)|(?:mañana|hoy|lunes|martes|miércoles|jueves|viernes)|(?:demain|aujourd(?:'|’)hui|lundi|mardi|mercredi|jeudi|vendredi)|(?:завтра|сегодня|(?:до |в )?(?:понедельника?|вторник|среду|четверга?|пятниц[уы]))/iu

const kindsOf = (sentence: string): FactKind[] => [
  ...(request.test(sentence) || promise.test(sentence) ? (['action'] as const) : []),
  ...(meeting.test(sentence) && dates.test(sentence) ? (['meeting'] as const) : []),
  ...(introduction.test(sentence) ? (['introduction'] as const) : []),
  ...(deal.test(sentence) ? (['deal'] as const) : []),
  'point',
]

/** What the messages say, sentence by sentence, by a few words that give it away. Claims nothing that does not stand there. */
export const extractFacts = (records: PromptRecord[]): Fact[] =>
  records.flatMap(({ id, text, by }) =>
    text
      .split(/(?<=[.!?…])\s+|\n/u)
      .map((sentence) => sentence.trim())
      .filter((sentence) => /\p{L}/u.test(sentence) && !/^\[[^\]]*\]$/.test(sentence))
      .flatMap((sentence) => {
        const speaker = by === 'me' ? 'me' : 'them'
        const other = speaker === 'me' ? 'them' : 'me'
        const isAsked = request.test(sentence) && !promise.test(sentence)
        return kindsOf(sentence).map((kind) => ({
          kind,
          text: sentence.slice(0, 280),
          quote: sentence.slice(0, 110),
          messageId: id,
          owner: isAsked ? other : speaker,
          dateWords: dates.exec(sentence)?.[0] ?? null,
        }))
      }),
  )
