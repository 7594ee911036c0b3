export type NounPhraseReader = (texts: string[]) => Promise<string[][]>

/** Characters read for topics of one day: the model takes about a millisecond for a thousand of them. */
const budget = 60_000
const longestPhrase = 3

/** The English model takes 0.2 s and 60 MB to load, so only when an English chat is first read. */
const loadModel = async () => {
  const [{ default: start }, { default: model }] = await Promise.all([
    import('wink-nlp'),
    import('wink-eng-lite-web-model'),
  ])
  return start(model, ['pos'])
}

/** Adjectives and nouns in a row that end in a noun. */
const phrasesOf = (tokens: string[], tags: string[], isStopWord: boolean[]): string[] => {
  const phrases: string[] = []
  let run: { word: string; tag: string }[] = []
  const close = () => {
    const last = run.findLastIndex(({ tag }) => tag !== 'ADJ')
    const phrase = run.slice(Math.max(0, last + 1 - longestPhrase), last + 1)
    const isName = phrase.some(({ tag }) => tag === 'PROPN')
    const text = phrase.map(({ word }) => word).join(' ')
    if (text.length > 2) phrases.push(isName ? text : text.toLowerCase())
    run = []
  }
  for (const [i, word] of tokens.entries()) {
    const tag = tags[i] ?? ''
    if (/^(?:ADJ|NOUN|PROPN)$/.test(tag) && /^[\p{L}][\p{L}\p{N}&.-]+$/u.test(word) && !isStopWord[i])
      run.push({ word, tag })
    else close()
  }
  close()
  return phrases
}

/** Reads the noun phrases of English texts, in order; texts past the budget give none. */
export const createNounPhraseReader = (): NounPhraseReader => {
  let loading: ReturnType<typeof loadModel> | null = null
  return async (texts) => {
    loading ??= loadModel()
    const nlp = await loading
    let read = 0
    return texts.map((text) => {
      read += text.length
      if (read > budget) return []
      const tokens = nlp.readDoc(text.replace(/https?:\/\/\S+/g, ', ')).tokens()
      // The model knows its own functions by identity, so they are passed as they are.
      /* eslint-disable @typescript-eslint/unbound-method */
      return phrasesOf(
        tokens.out(),
        tokens.out<string>(nlp.its.pos),
        tokens.out<boolean>(nlp.its.stopWordFlag).map(Boolean),
      )
      /* eslint-enable @typescript-eslint/unbound-method */
    })
  }
}
