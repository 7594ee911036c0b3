import { type SecretFinder, type Span } from './secret-kind.ts'

const names =
  'password|passwd|passphrase|pass ?code|pass ?word|pwd|psw|pass|pin(?:[ -]?code)?|пароль|пароля|паролем|пасс?ворд|пин(?:[ -]?код)?|пассфраза|passwort|kennwort|zugangscode|contraseña|contrasena|clave(?: de acceso)?|mot de passe|mdp|code secret|senha|palavra-passe|parola|hasło|hasła|wachtwoord|lösenord|heslo|şifre|密码|パスワード|비밀번호'
/** "password for the office wifi is …": a few words may stand between. */
const rest =
  '(?:[ ](?:for|to|of|is|für|zum|zur|vom|de|del|la|el|para|du|pour|на|от|для|к)(?:[ ][\\p{L}\\p{N}._@-]+){1,4}?)?'
const verb = '(?:is|are|was|ist|lautet|war|es|est|это|такой|теперь|now|jetzt|ahora|è|é|jest)'
const mark = '\\s*[:=：→]|\\s*->|\\s+[—–-](?=\\s)|は'
const pattern = new RegExp(
  `(?<![\\p{L}\\p{N}_])(?:${names})(?![\\p{L}])${rest}(?<link>(?:\\s+${verb}(?:\\s+${verb})?)?(?:${mark})|\\s+${verb}(?:\\s+${verb})?|)\\s*(?<value>"[^"\\n]{3,80}"|«[^»\\n]{3,80}»|“[^”\\n]{3,80}”|\`[^\`\\n]{3,80}\`|'[^'\\n]{3,80}'|[^\\s,;]{3,128})`,
  'giu',
)
const inAddress = /\b[a-z][a-z0-9+.-]{2,20}:\/\/[^\s:/@]{1,80}:(?<value>[^\s@/]{1,128})@/giu

/** What people say of a password without giving it away. */
const talk =
  /^(?:not|wrong|correct|incorrect|invalid|expired|changed|required|protected|the|same|too|weak|strong|missing|reset|needed|in|on|at|being|still|below|above|here|there|sent|ready|set|stored|unknown|secret|safe|http\S*|не|неверн\S*|неправильн\S*|правильн\S*|верн\S*|тот|прежний|старый|новый|изменил\S*|сменил\S*|истёк|истек|ниже|выше|там|у|в|nicht|falsch\S*|richtig\S*|abgelaufen|geändert|das|der|die|derselbe|dasselbe|unten|oben|kein\S*|incorrect[oa]|correct[oa]|la|el|mism[oa]|no|caducad[oa]|inválid[oa]|incorrecte?|correcte?|le|expiré|pas|toujours|invalide|mauvais|sur|dans)[.!?…]*$/iu

const looksSecret = (value: string): boolean =>
  /\d/.test(value)
    ? /\D/.test(value) || value.length >= 4
    : /\p{L}[^\p{L}\s.'’?!…)-]+\S|\p{Ll}\p{Lu}|\p{Lu}{2,}\p{Ll}/u.test(value)

/** Passwords and PINs that somebody names as such, in several languages, and those inside addresses (user:password@host). */
export const findPasswords: SecretFinder = (text) => {
  const spans: Span[] = [...text.matchAll(inAddress)].map(({ index, 0: match, groups }) => ({
    start: index + match.length - 1 - (groups?.value?.length ?? 0),
    end: index + match.length - 1,
  }))
  for (const { index, 0: match, groups } of text.matchAll(pattern)) {
    const raw = groups?.value ?? ''
    const value = /^["«“`']/u.test(raw) ? raw : raw.replace(/(?<=.{3})[.!?…)]+$/u, '')
    const link = groups?.link ?? ''
    const start = index + match.length - raw.length
    const isLast = /^\s*(?:[.!?…)]*\s*(?:$|\n))/u.test(text.slice(start + value.length))
    const isQuoted = value !== raw || /^["«“`']/u.test(raw)
    const isGiven =
      !value.startsWith('[') &&
      !talk.test(value) &&
      (/[:=：→>は]|[—–-]\s*$/u.test(link) || looksSecret(value) || (link.trim() !== '' && (isLast || isQuoted)))
    if (isGiven) spans.push({ start, end: start + value.length })
  }
  return spans
}
