import { DateTime } from 'luxon'
import { type DigestContent } from '../../models/digest-content.ts'

/** What a note says of its own, in the language of its digest. */
export type NoteWords = {
  /** For dates and plurals. */
  locale: string
  messages: Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }
  revised: string
  us: string
  due: (when: string) => string
  more: (count: number) => string
  topics: string
  actionItems: string
  meetings: string
  introductions: string
  dealSignals: string
  links: string
  urgency: Record<DigestContent['urgency'], string>
  mood: Record<DigestContent['sentiment'], string>
  origin: string
}

const en: NoteWords = {
  locale: 'en-GB',
  messages: { one: 'message', other: 'messages' },
  revised: 'revised',
  us: 'Us',
  due: (when) => `due ${when}`,
  more: (count) => `and ${count} more`,
  topics: 'Topics',
  actionItems: 'Action items',
  meetings: 'Meetings',
  introductions: 'Introductions',
  dealSignals: 'Deal signals',
  links: 'Links',
  urgency: { high: 'Urgency high', medium: 'Urgency medium', low: 'Urgency low', none: 'Not urgent' },
  mood: { positive: 'mood positive', neutral: 'mood neutral', negative: 'mood negative', mixed: 'mood mixed' },
  origin: 'Conduits, from Telegram',
}

const ru: NoteWords = {
  locale: 'ru',
  messages: { one: 'сообщение', few: 'сообщения', many: 'сообщений', other: 'сообщения' },
  revised: 'обновлено',
  us: 'Мы',
  due: (when) => `срок: ${when}`,
  more: (count) => `и ещё ${count}`,
  topics: 'Темы',
  actionItems: 'Задачи',
  meetings: 'Встречи',
  introductions: 'Знакомства',
  dealSignals: 'Сигналы по сделке',
  links: 'Ссылки',
  urgency: { high: 'Срочность высокая', medium: 'Срочность средняя', low: 'Срочность низкая', none: 'Не срочно' },
  mood: {
    positive: 'тон положительный',
    neutral: 'тон нейтральный',
    negative: 'тон отрицательный',
    mixed: 'тон смешанный',
  },
  origin: 'Conduits, из Telegram',
}

const de: NoteWords = {
  locale: 'de',
  messages: { one: 'Nachricht', other: 'Nachrichten' },
  revised: 'überarbeitet',
  us: 'Wir',
  due: (when) => `fällig ${when}`,
  more: (count) => `und ${count} weitere`,
  topics: 'Themen',
  actionItems: 'Aufgaben',
  meetings: 'Termine',
  introductions: 'Vorstellungen',
  dealSignals: 'Signale zum Geschäft',
  links: 'Links',
  urgency: { high: 'Dringlichkeit hoch', medium: 'Dringlichkeit mittel', low: 'Dringlichkeit gering', none: 'Nicht dringend' }, // prettier-ignore
  mood: {
    positive: 'Stimmung positiv',
    neutral: 'Stimmung neutral',
    negative: 'Stimmung negativ',
    mixed: 'Stimmung gemischt',
  },
  origin: 'Conduits, aus Telegram',
}

const es: NoteWords = {
  locale: 'es',
  messages: { one: 'mensaje', other: 'mensajes' },
  revised: 'actualizado',
  us: 'Nosotros',
  due: (when) => `para el ${when}`,
  more: (count) => `y ${count} más`,
  topics: 'Temas',
  actionItems: 'Tareas',
  meetings: 'Reuniones',
  introductions: 'Presentaciones',
  dealSignals: 'Señales de negocio',
  links: 'Enlaces',
  urgency: { high: 'Urgencia alta', medium: 'Urgencia media', low: 'Urgencia baja', none: 'No es urgente' },
  mood: { positive: 'tono positivo', neutral: 'tono neutro', negative: 'tono negativo', mixed: 'tono mixto' },
  origin: 'Conduits, desde Telegram',
}

const fr: NoteWords = {
  locale: 'fr',
  messages: { one: 'message', other: 'messages' },
  revised: 'mis à jour',
  us: 'Nous',
  due: (when) => `échéance ${when}`,
  more: (count) => `et ${count} de plus`,
  topics: 'Sujets',
  actionItems: 'Actions à mener',
  meetings: 'Rendez-vous',
  introductions: 'Mises en relation',
  dealSignals: 'Signaux commerciaux',
  links: 'Liens',
  urgency: { high: 'Urgence élevée', medium: 'Urgence moyenne', low: 'Urgence faible', none: 'Pas urgent' },
  mood: { positive: 'ton positif', neutral: 'ton neutre', negative: 'ton négatif', mixed: 'ton mitigé' },
  origin: 'Conduits, depuis Telegram',
}

const byLanguage = new Map(Object.entries({ en, ru, de, es, fr }))

/** The words for a language (ISO 639-1); English where there are none. */
export const noteWords = (language: string): NoteWords => byLanguage.get(language) ?? en

/** `12 messages`, in the plural that the language wants. */
export const countOf = ({ locale, messages }: NoteWords, count: number): string =>
  `${count} ${messages[new Intl.PluralRules(locale).select(count)] ?? messages.other}`

/** An ISO day or local date-time as people write it; anything else as it stands. */
export const dateOf = ({ locale }: NoteWords, iso: string): string => {
  const at = DateTime.fromISO(iso, { zone: 'utc' }).setLocale(locale)
  if (!at.isValid) return iso
  const day = at.toLocaleString({ weekday: 'short', day: 'numeric', month: 'long', year: 'numeric' })
  return iso.includes('T') ? `${day}, ${at.toFormat('HH:mm')}` : day
}
