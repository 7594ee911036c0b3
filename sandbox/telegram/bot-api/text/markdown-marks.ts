export type MarkType =
  'bold' | 'italic' | 'underline' | 'strikethrough' | 'spoiler' | 'code' | 'pre' | 'text_link' | 'custom_emoji'

type Mark = { type: MarkType; opens: string; closes: string }

/** Longer marks first: __ is underline, _ is italic. */
const marks: Mark[] = [
  { type: 'pre', opens: '```', closes: '```' },
  { type: 'underline', opens: '__', closes: '__' },
  { type: 'spoiler', opens: '||', closes: '||' },
  { type: 'custom_emoji', opens: '![', closes: ']' },
  { type: 'bold', opens: '*', closes: '*' },
  { type: 'italic', opens: '_', closes: '_' },
  { type: 'strikethrough', opens: '~', closes: '~' },
  { type: 'code', opens: '`', closes: '`' },
  { type: 'text_link', opens: '[', closes: ']' },
]

export const reserved = '_*[]()~`>#+-=|{}.!'
export const isVerbatim = (type: MarkType | undefined) => type === 'code' || type === 'pre'

/** The mark that opens at a place. */
export const openingMark = (source: string, at: number) => marks.find(({ opens }) => source.startsWith(opens, at))

export const closesAt = (type: MarkType, source: string, at: number): number => {
  const mark = marks.find((candidate) => candidate.type === type)
  if (!mark || !source.startsWith(mark.closes, at)) return 0
  // Two underscores close or open an underline, never an italic.
  if (type === 'italic' && source[at + 1] === '_') return 0
  return mark.closes.length
}

/** How Telegram names an open mark in its errors. */
export const nameInErrors: Record<MarkType, string> = {
  ...{ bold: 'Bold', italic: 'Italic', underline: 'Underline', strikethrough: 'Strikethrough', spoiler: 'Spoiler' },
  ...{ code: 'Code', pre: 'Pre', text_link: 'TextUrl', custom_emoji: 'CustomEmoji' },
}
