import { type DealSignal, type Introduction } from '../../../models/digest-content.ts'
import { claimText, evidenceOf } from './quote.ts'
import { type Day, type Sentence } from './read-day.ts'

const currency =
  '(?:[$€£₽₴¥₹]|USD|EUR|GBP|CHF|RUB|UAH|JPY|USDT|руб\\p{L}*|евро|долл\\p{L}*|euros?|dollars?|dólares|dollar|pesos|円|元|원)'
const size =
  '(?:\\s?(?:k|m|mn|mm|bn|b|тыс\\p{L}*|млн|млрд|tsd|mio|mrd|mil|millones|million(?:en|s)?|billion|thousand|mille|万|億|亿))?\\.?'
const figure = '\\d[\\d.,\u00a0\u202f ]*'

/** A sum of money in any language. */
const amount = new RegExp(
  `(?:${currency}\\s?${figure}${size}|${figure}${size}\\s?${currency})(?![\\p{Script=Latin}\\p{Script=Cyrillic}])`,
  'iu',
)

/** "we had said 4.800", "the coffee bar at 4k": a round sum with nothing counted after it. */
const bareSum =
  /(?<![\p{L}\p{N}.,:/-])(?:\d{1,3}(?:[.,]\d{3})+|\d+(?:[.,]\d)?\s?k)(?=\s*(?:[.,;!?…)]|$)|\s(?:or|and|for|if|oder|und|o|y|et|ou|или|и|за)\s)/iu

const claims = (sentences: Sentence[], position: (sentence: Sentence) => number | undefined): Introduction[] => {
  const seen = new Set<string>()
  return sentences.flatMap((sentence) => {
    const at = sentence.message.isInstruction ? undefined : position(sentence)
    const text = claimText(sentence.text)
    if (at === undefined || seen.has(text.toLowerCase())) return []
    seen.add(text.toLowerCase())
    return [{ text, evidence: evidenceOf(sentence, sentence.text, at) }]
  })
}

export const findIntroductions = ({ sentences }: Day): Introduction[] =>
  claims(sentences, ({ text, message: { pack } }) => pack?.introduction.exec(text)?.index)

/** What bears on a deal: sums in any language, and the words for price, contract, budget, round, pilot, competitor. */
export const findDealSignals = ({ sentences }: Day): DealSignal[] =>
  claims(sentences, ({ text, words, message: { pack } }) =>
    words.length < 3 ? undefined : (amount.exec(text) ?? pack?.deal.exec(text) ?? bareSum.exec(text))?.index,
  )
