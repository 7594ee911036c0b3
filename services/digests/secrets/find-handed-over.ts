import { codeNames, otherCode } from './find-one-time-codes.ts'
import { looksSecret, passwordNames, passwordTalk, purpose } from './find-passwords.ts'
import { type Hit, type Line } from './line.ts'
import { type SecretKind } from './secret-kind.ts'

/** How far, in messages and in time, a secret may stand from the words that announce it. */
const reach = 4
const togetherMs = 15 * 60_000
const longestCue = 160

const cardCodeNames = 'cvv2?|cvc2?|cvn'
const login = 'login|log-in|credentials|access data|zugangsdaten|логин|доступы?|credenciales|identifiants'
const seedNames =
  'seed(?: phrase)?|recovery phrase|secret phrase|mnemonic|сид(?:-?фраза)?|private key|api key|token|токен'
const word = (names: string) => `(?<![\\p{L}\\p{N}_])(?:${names})(?![\\p{L}])`

const kinds: { kind: SecretKind; names: string }[] = [
  { kind: 'card code', names: word(cardCodeNames) },
  { kind: 'password', names: word(`${passwordNames}|${login}|${seedNames}`) },
  { kind: 'one-time code', names: `${otherCode}${word(codeNames)}` },
]
const handing =
  /(?<!\p{L})(?:here(?:['’]s| is| are| you go| it is)|below|next message|coming|sending|following|as follows|again|вот|держи(?:те)?|лови(?:те)?|ниже|сейчас (?:пришлю|скину)|скидываю|hier(?: ist| kommt)?|unten|folgt|kommt gleich|aquí|abajo|ahí va|te (?:paso|mando)|voici|voilà|ci-dessous|je t['’]envoie|ecco|segue|aqui está|密码是|密码如下|これが)(?!\p{L})|[:：=→]\s*$/iu
const talkedAbout =
  /(?<!\p{L})(?:forgot(?:ten)?|reset|lost|change[ds]?|chang(?:e|ing)|wrong|expired|doesn['’]?t work|not work\p{L}*|manager|policy|протух\p{L}*|забыл\p{L}*|сброс\p{L}*|смен\p{L}*|не подходит|не работает|vergessen|zurücksetzen|ändern|falsch|olvid\p{L}*|cambi\p{L}*|oubli\p{L}*|changer)(?!\p{L})/iu
const asked = /[?？]\s*$/u
const pointing =
  /^\W*(?:(?:that|this|it)(?:['’]s| is| was)|there(?:['’]s| is)|это|вот это|das (?:ist|war)|es(?:e|a|o|ta)? es|c['’]est|ecco|es la|es el)(?!\p{L})/iu
const smallTalk =
  /^(?:ok(?:ay|i)?|k|yes|yep|yeah|no|nope|sure|thanks?|thx|ty|hi|hey|hello|great|cool|fine|nice|done|got|it|sent|wait|sec|second|minute|one|moment|sorry|please|pls|hm+|oh|ah|lol|haha|check|try|now|again|works?|working|received|perfect|good|right|and|but|the|a|is|i|you|we|what|where|why|how|when|which|here|there|да|нет|ок(?:ей)?|спасибо|спс|привет|секунду|сек|щас|сейчас|минуту|готово|понял[аи]?|ага|угу|ну|хорошо|отлично|пожалуйста|супер|ja|nein|danke|gut|moment|klar|super|hallo|gerne|bitte|passt|gleich|sí|si|no|gracias|vale|claro|hola|listo|bien|perfecto|espera|un|oui|non|merci|d['’]accord|salut|parfait|attends|voilà|sim|não|obrigad[oa]|grazie|va|bene)$/iu

const wordsOf = (text: string) => text.match(/[\p{L}\p{N}'’]+/gu) ?? []
const isTalk = (text: string) => {
  const words = wordsOf(text)
  return words.length === 0 || words.some((one) => smallTalk.test(one)) || passwordTalk.test(text)
}

type Cue = { kind: SecretKind; isStrong: boolean; isQuestion: boolean; isPointing: boolean }

const cueOf = ({ text }: Line): Cue | null => {
  if (text.length > longestCue && !/[:：]\s*$/u.test(text)) return null
  if (talkedAbout.test(text)) return null
  const tail = text.slice(-longestCue)
  for (const { kind, names } of kinds) {
    const named = new RegExp(names, 'giu').test(tail)
    if (!named) continue
    const atEnd = new RegExp(`${names}${purpose}[\\s:：=?？.!…→-]*(?:\\p{Extended_Pictographic}|\\s)*$`, 'iu').test(
      tail,
    )
    const isQuestion = asked.test(text)
    const isHanding = handing.test(text)
    if (!isQuestion && !isHanding && !atEnd && !pointing.test(text)) return null
    return { kind, isStrong: isHanding && !isQuestion, isQuestion, isPointing: pointing.test(text) && atEnd }
  }
  return null
}

/** The part of a message that is handed over; null if it is talk. */
const valueIn = (text: string, { kind, isStrong }: Cue) => {
  if (/^\[[^\]]*\]$/.test(text) || /^(?:https?:\/\/|[\w.+-]+@[\w-]+\.[\w.-]+$)/i.test(text)) return null
  if (kind !== 'password') {
    const code = /^\W*((?:[A-Z]-)?\d(?:[ -]?\d){2,7})(?![\d\p{L}]|[.,/:]\d|\s?[€$£₽%])/u.exec(text)
    if (code?.[1]) return { start: code[0].length - code[1].length, end: code[0].length }
    if (kind === 'card code') return null
  }
  const [first = ''] = text.split(/\s/)
  const isOne = first.length === text.length
  if (isOne && first.length >= 3 && first.length <= 128 && !isTalk(first)) return { start: 0, end: first.length }
  if (first.length >= 4 && looksSecret(first.replace(/[.,!?…)]+$/u, '')) && !first.startsWith('['))
    return { start: 0, end: first.length }
  const words = wordsOf(text)
  const isPhrase = isStrong && kind === 'password' && words.length <= 6 && text.length <= 128 && !/[.!?…,]/u.test(text)
  return isPhrase && !isTalk(text) ? { start: 0, end: text.length } : null
}

/** Passwords and codes that one message announces (or asks for, or points back to) and another one holds. */
export const findHandedOver = (lines: Line[]): Hit[] => {
  const places = new Map(lines.map(({ id }, i) => [id, i]))
  const answers = new Map<number, number[]>()
  for (const [i, { replyToId }] of lines.entries()) {
    const place = replyToId === null ? undefined : places.get(replyToId)
    if (place !== undefined) answers.set(place, [...(answers.get(place) ?? []), i])
  }
  const hits: Hit[] = []
  for (const [i, line] of lines.entries()) {
    const cue = cueOf(line)
    if (!cue) continue
    const isNear = (j: number) => Math.abs((lines[j]?.at.getTime() ?? 0) - line.at.getTime()) <= togetherMs
    const isGiver = (j: number) => (lines[j]?.sender === line.sender) !== cue.isQuestion
    const near = (from: number, to: number) =>
      Array.from({ length: Math.max(0, to - from) }, (_, k) => from + k).filter(
        (j) => lines[j] && isNear(j) && isGiver(j),
      )
    const after = near(i + 1, i + 1 + reach)
    const before = cue.isPointing ? near(Math.max(0, i - reach), i).reverse() : []
    for (const j of [...(answers.get(i) ?? []), ...(cue.isPointing ? before : after)]) {
      const value = valueIn(lines[j]?.text ?? '', cue)
      if (!value) continue
      hits.push({ line: j, kind: cue.kind, ...value })
      break
    }
  }
  return hits
}
