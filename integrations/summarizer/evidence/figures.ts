const figure =
  /(?<![\p{L}\p{N}])(?<sign>[$€£₽₴¥₹]\s?)?(?<digits>\d+(?:[.,  '’]\d+)*)(?<unit>\s?(?:%|[$€£₽₴¥₹]|(?:k|m|bn|b|тыс|млн|млрд|tsd|mio|mrd|mil|eur|usd|gbp|chf|rub|usdt|btc|eth)(?![\p{L}])))?/giu
const clockTimes = /(?<!\d)\d{1,2}[:.]\d{2}(?!\d)/gu
/** Days, hours and small counts say little; whoever sums up may count. */
const small = 31
const scales: Record<string, number> = { k: 1e3, tsd: 1e3, тыс: 1e3, m: 1e6, mio: 1e6, млн: 1e6, b: 1e9, bn: 1e9, mrd: 1e9, млрд: 1e9 } // prettier-ignore

/** All that a figure can mean: "10.000" is ten thousand or ten. */
const readings = (digits: string, unit: string): string[] => {
  const bare = digits.replace(/[^\d]/g, '')
  const [, whole = digits, fraction] = /^(.*)[.,](\d{1,2})$/.exec(digits) ?? []
  const value = Number(`${whole.replace(/[^\d]/g, '')}.${fraction ?? '0'}`)
  const scale = scales[unit.trim().toLowerCase()]
  return [bare, String(value), ...(scale ? [String(value * scale), String(Number(bare) * scale)] : [])]
}

const figuresIn = (text: string) =>
  [...text.replace(clockTimes, ' ').matchAll(figure)].map(({ groups }) => {
    const { sign = '', digits = '', unit = '' } = groups ?? {}
    return {
      readings: readings(digits, unit),
      isSum: sign !== '' || unit.trim() !== '',
      value: Number(digits.replace(/[^\d]/g, '')),
    }
  })

/**
 * Tells whether a text names no sum, share or larger figure that stands nowhere in what was said. Times of day, days of the
 * month and years around `year` are let through: they may be dates worked out from words.
 */
export const createFigureCheck = (said: string[], year: number) => {
  const known = new Set(said.flatMap((text) => figuresIn(text).flatMap((one) => one.readings)))
  return (text: string): boolean =>
    figuresIn(text).every(
      ({ readings: all, isSum, value }) =>
        all.some((reading) => known.has(reading)) || (!isSum && (value <= small || Math.abs(value - year) <= 1)),
    )
}
