const named: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"' }

/** Reads &lt; &#9731; and their like at `start`; null where none stands there. Telegram knows no other names. */
export const readReference = (source: string, start: number): { text: string; end: number } | null => {
  const match = /^&(?:#x([\da-f]{1,7})|#(\d{1,8})|([a-z]+));?/i.exec(source.slice(start, start + 16))
  if (!match) return null
  const [whole, hex, decimal, name] = match
  const end = start + whole.length
  if (name !== undefined) {
    const text = named[name]
    return text === undefined ? null : { text, end }
  }
  const code = hex === undefined ? Number(decimal) : parseInt(hex, 16)
  return code === 0 || code >= 0x10ffff ? null : { text: String.fromCodePoint(code), end }
}
