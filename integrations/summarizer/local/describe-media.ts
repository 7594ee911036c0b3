import { type LanguagePack, mediaKinds } from './languages/language-pack.ts'
import { type Media } from './read-media.ts'

const duration = (seconds: number): string => {
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60]
  const rest = String(seconds % 60).padStart(2, '0')
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${rest}` : `${minutes}:${rest}`
}

/** "3 voice messages (2:10 in all), 1 photo" in the pack's language; null if there is nothing but text. */
export const describeMedia = (media: Media[], { code, words }: LanguagePack): string | null => {
  const plural = new Intl.PluralRules(code)
  const parts = mediaKinds.flatMap((kind) => {
    const same = media.filter((one) => one.kind === kind)
    if (same.length === 0) return []
    const forms = words.media[kind]
    const counted = (forms[plural.select(same.length)] ?? forms.other).replace('#', String(same.length))
    const seconds = same.reduce((sum, one) => sum + one.seconds, 0)
    const total = same.length > 1 ? `${duration(seconds)} ${words.inAll}` : duration(seconds)
    return [seconds > 0 ? `${counted} (${total})` : counted]
  })
  return parts.length > 0 ? parts.join(', ') : null
}
