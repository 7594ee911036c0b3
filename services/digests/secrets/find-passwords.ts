import { type SecretFinder, type Span } from './secret-kind.ts'

/** What a password is called in several languages, as regular expression source. */
export const passwordNames =
  'password|passwd|passphrase|pass ?code|pass ?word|pwd|psw|pass|pin(?:[ -]?code)?|пароль|пароля|паролем|пасс?ворд|пин(?:[ -]?код)?|пассфраза|passwort|kennwort|zugangscode|contraseña|contrasena|clave(?: de acceso)?|mot de passe|mdp|code secret|senha|palavra-passe|parola|hasło|hasła|wachtwoord|lösenord|heslo|şifre|密码|パスワード|비밀번호'
/** "password for the office wifi: …": a few words may stand between. */
export const purpose =
  '(?:[ ](?:for|to|of|für|zum|zur|vom|beim|de|del|para|pour|du|на|от|для|к)(?:[ ][\\p{L}\\p{N}._@-]+?){1,4}?)?'
const verb = '\\s+(?:is|are|was|ist|lautet|war|es|est|это|такой|теперь|è|é|jest)(?:\\s+(?:now|jetzt|ahora|теперь))?'
const mark = '(?:\\s*[:=：→]|\\s*->|\\s+[—–-](?=\\s)|は)'
const value =
  '\\s*(?<value>"[^"\\n]{3,80}"|«[^»\\n]{3,80}»|“[^”\\n]{3,80}”|`[^`\\n]{3,80}`|\'[^\'\\n]{3,80}\'|[^\\s,;]{3,128})'
const named = new RegExp(`(?<![\\p{L}\\p{N}_])(?:${passwordNames})(?![\\p{L}])`, 'giu')
/** How a password may follow its name, the plainest way first. */
const ways = [
  `${purpose}(?:${verb})?(?<mark>${mark})${value}`,
  `${purpose}(?<verb>${verb})${value}`,
  `\\s${value}`,
].map((way) => new RegExp(`^${way}`, 'iu'))
/** How far behind its name a password is looked for. */
const reach = 220
const inAddress = /\b[a-z][a-z0-9+.-]{2,20}:\/\/[^\s:/@]{1,80}:(?<value>[^\s@/]{1,128})@/giu

/** What people say of a password without giving it away. */
export const passwordTalk =
  /^(?:not|wrong|correct|incorrect|invalid|expired|changed|required|protected|the|same|too|weak|strong|missing|reset|needed|in|on|at|being|still|below|above|here|there|sent|ready|set|stored|unknown|secret|safe|http\S*|не|неверн\S*|неправильн\S*|правильн\S*|верн\S*|тот|прежний|старый|новый|изменил\S*|сменил\S*|истёк|истек|ниже|выше|там|у|в|nicht|falsch\S*|richtig\S*|abgelaufen|geändert|das|der|die|derselbe|dasselbe|unten|oben|kein\S*|incorrect[oa]|correct[oa]|la|el|mism[oa]|no|caducad[oa]|inválid[oa]|incorrecte?|correcte?|le|expiré|pas|toujours|invalide|mauvais|sur|dans)[.!?…]*$/iu

export const looksSecret = (value: string): boolean =>
  /\d/.test(value)
    ? /\D/.test(value) || value.length >= 4
    : /\p{L}[^\p{L}\s.'’?!…)-]+\S|\p{Ll}\p{Lu}|\p{Lu}{2,}\p{Ll}/u.test(value)

const valueAfter = (tail: string): Span | null => {
  for (const way of ways) {
    const match = way.exec(tail)
    const raw = match?.groups?.value
    if (!match || !raw) continue
    const isQuoted = /^["«“`']/u.test(raw)
    const given = isQuoted ? raw : raw.replace(/(?<=.{3})[.!?…)]+$/u, '')
    const start = match[0].length - raw.length
    if (given.startsWith('[') || passwordTalk.test(given)) return null
    const isLast = /^[.!?…)]*\s*(?:$|\n)/u.test(tail.slice(start + given.length))
    if (match.groups?.mark || looksSecret(given) || (match.groups?.verb && (isLast || isQuoted)))
      return { start, end: start + given.length }
  }
  return null
}

/** Passwords and PINs that somebody names as such, in several languages, and those inside addresses (user:password@host). */
export const findPasswords: SecretFinder = (text) => {
  const inAddresses = [...text.matchAll(inAddress)].map(({ index, 0: match, groups }) => ({
    start: index + match.length - 1 - (groups?.value?.length ?? 0),
    end: index + match.length - 1,
  }))
  const spoken = [...text.matchAll(named)].flatMap(({ index, 0: name }) => {
    const from = index + name.length
    const span = valueAfter(text.slice(from, from + reach))
    return span ? [{ start: from + span.start, end: from + span.end }] : []
  })
  return [...inAddresses, ...spoken]
}
