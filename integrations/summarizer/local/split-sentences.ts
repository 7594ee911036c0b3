/** Short forms that end in a full stop and do not end a sentence. */
const abbreviation =
  /(?:^|[\s(«"'])(?:dr|mr|mrs|ms|mx|prof|st|mt|inc|ltd|co|corp|vs|no|nr|approx|dept|est|fig|sr|sra|srta|dra|ud|uds|mme|mlle|hr|fr|dipl|ing|ca|bzw|ggf|inkl|zzgl|evtl|usw|z\.\s?b|u\.\s?a|d\.\s?h|i\.\s?d\.\s?r|e\.g|i\.e|cf|p\.\s?ej|p\.\s?ex|env|av|ул|г|стр|т\.\s?е|т\.\s?к|т\.\s?д|им|тел|доб|руб|тыс)\.\s*$/iu
/** "J. Smith"; "Plan B." ends a sentence. */
const initial = /(?:^|\p{Lu}\p{L}* |\p{Lu}\.\s?)\p{Lu}\.\s*$/u
const beforeName = /^\p{Lu}\p{Ll}/u
/** "am 18. um 14 Uhr", "25. August": a number before a full stop is an ordinal here. */
const germanOrdinal = /(?:^|\s)\d{1,2}\.\s*$/
const afterOrdinal = /^(?:\p{Ll}|\d|Jan|Feb|Mär|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez|Quartal|Etage|Stock|Mal|Woche)/u
/** An ellipsis or a sign in brackets is followed by the rest of the sentence if that begins small. */
const goesOnSmall = /^\p{Ll}/u
const mayGoOn = /(?:\.{2,}|…|\)|[!?]["»”])\s*$/u

const isUnfinished = (before: string, after: string, language: string): boolean =>
  abbreviation.test(before) ||
  (initial.test(before) && beforeName.test(after)) ||
  (language === 'de' && germanOrdinal.test(before) && afterOrdinal.test(after)) ||
  (mayGoOn.test(before) && goesOnSmall.test(after))

/** Cuts text into sentences of its language; each is a literal part of the text, without white space around it. */
export const createSentenceSplitter = (language: string): ((text: string) => string[]) => {
  const segmenter = new Intl.Segmenter(language, { granularity: 'sentence' })
  return (text) => {
    const sentences: string[] = []
    let open = ''
    for (const { segment } of segmenter.segment(text)) {
      const isNew = open === '' || /\n\s*$/.test(open) || !isUnfinished(open, segment, language)
      if (isNew) sentences.push(open)
      open = isNew ? segment : open + segment
    }
    return [...sentences, open].map((sentence) => sentence.trim()).filter(Boolean)
  }
}
