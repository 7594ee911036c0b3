import { type SecretFinder } from './secret-kind.ts'

const code = '(?:[A-Z]-)?\\d(?:[ -]?\\d){3,7}'
const end = '(?![\\d\\p{L}]|[.,/:]\\d|\\s?[€$£₽%])'
const link = '(?:\\s+(?:is|ist|lautet|es|est|это|for \\p{L}+ is|для \\p{L}+))?\\s*[:=—–-]?\\s*'
/** Codes of other sorts: places, faults, goods, sums. */
export const otherCode =
  '(?<!(?:pin|пин|zip|post|postal|area|country|dial(?:l?ing)?|error|status|exit|promo|discount|coupon|voucher|referral|source|qr|bar|product|item|sku|dress|sort|tax|vat|hs|booking|project|fehler|artikel|kunden|länder|gutschein|postleit|почтовый|ошибки|промо|налоговый|postal|descuento|erreur|remise|produit|bank|branch|swift|colou?r|class)[ -]?)'
/** What a one-time code is called in several languages, as regular expression source. */
export const codeNames =
  'one[- ]time (?:pass(?:word|code)|code|pin)|otp|2fa(?: code)?|totp|verification code|security code|confirmation code|login code|sign-?in code|auth(?:entication)? code|sms[- ]code|access code|одноразовый (?:код|пароль)|код подтверждения|код для входа|код из (?:смс|sms)|проверочный код|смс-?код|код|bestätigungscode|sicherheitscode|verifizierungscode|anmeldecode|tan|código de (?:verificación|seguridad|acceso|confirmación)|código|code de (?:vérification|sécurité|confirmation|connexion)|code à usage unique|kod|codice(?: di verifica)?|codes?|验证码|認証コード|인증번호'
const after = new RegExp(
  `(?<![\\p{L}\\p{N}_])${otherCode}(?:${codeNames})(?![\\p{L}])${link}(?<code>${code})${end}`,
  'giu',
)
const ahead = new RegExp(
  `(?<![\\p{L}\\p{N}+.,-])(?<code>${code})${end}(?=\\s+(?:is your|ist (?:dein|ihr)|es (?:tu|su)|est (?:ton|votre)|[—–-]\\s*(?:ваш|твой|your))(?: \\p{L}+){0,3} (?:code|код|código|otp|\\p{L}*code))`,
  'giu',
)

/** One-time codes that are called so: four to eight digits after (or before) the words for it. */
export const findOneTimeCodes: SecretFinder = (text) => [
  ...[...text.matchAll(after)].map(({ index, 0: match, groups }) => ({
    start: index + match.length - (groups?.code?.length ?? 0),
    end: index + match.length,
  })),
  ...[...text.matchAll(ahead)].map(({ index, groups }) => ({ start: index, end: index + (groups?.code?.length ?? 0) })),
]
