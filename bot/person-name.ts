type Named = { firstName: string; lastName: string | null; username: string | null }

const FIRST_STRONG_ISOLATE = '\u2068'
const POP_ISOLATE = '\u2069'
const isRightToLeft = (text: string) => /[\u0590-\u08ff\ufb1d-\ufefc]/.test(text)

/** A person's name for use within a sentence: one written from right to left does not turn the rest around. */
export const personName = ({ firstName, lastName, username }: Named): string => {
  const name = [firstName, lastName].filter(Boolean).join(' ')
  const isolated = isRightToLeft(name) ? FIRST_STRONG_ISOLATE + name + POP_ISOLATE : name
  return username === null ? isolated : `${isolated} (@${username})`
}
