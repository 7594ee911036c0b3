import { describe, expect, test } from '@jest/globals'
import { redact } from '../../../services/digests/redact.ts'

const seed = 'legal winner thank year wave sausage worth useful legal winner thank yellow'
const seed24 = `${seed} ${seed}`
const jwt =
  'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U'
/** Put together here, so that scanners of this repository do not take them for real ones. */
const made = {
  openai: ['sk', 'proj-Ab3dEf6hIj9kLmNoPqRsTuVw'].join('-'),
  aws: ['AKIA', 'IOSFODNN7EXAMPLE'].join(''),
  github: ['ghp', 'aB3dE5fG7hI9jK1lM3nO5pQ7rS9tU1vW3xY5'].join('_'),
  slack: ['xoxb', '1234567890-abcdefghij'].join('-'),
  telegram: ['123456789', 'AAF-abcdefghijklmnopqrstuvwxyz01234'].join(':'),
  ours: ['cdt', 'Jx3k9vQ2mN8pR4tY7wZ1aB5cD6eF0gH'].join('_'),
}

describe('redact takes out', () => {
  test.each([
    ['a card number', 'My card is 4111111111111111, thanks', 'My card is [card number], thanks'],
    ['one with spaces and a date beside it', 'Card 4111 1111 1111 1111 12/28', 'Card [card number] 12/28'],
    ['one with dashes', '5555-5555-5555-4444', '[card number]'],
    ['an American Express number', 'amex 3782 822463 10005 ok', 'amex [card number] ok'],
    ['one in Arabic digits', 'بطاقة ٤١١١١١١١١١١١١١١١', 'بطاقة [card number]'],
    ['the code on its back', 'cvv: 123', 'cvv: [card code]'],
    ['an IBAN', 'IBAN: DE89370400440532013000', 'IBAN: [IBAN]'],
    ['an IBAN with spaces', 'bitte an DE89 3704 0044 0532 0130 00 überweisen', 'bitte an [IBAN] überweisen'],
    ['a French IBAN', 'FR14 2004 1010 0505 0001 3M02 606', '[IBAN]'],
    ['a password after a colon', 'password: hunter2', 'password: [password]'],
    ['a password after is', 'The password is Tr0ub4dor&3.', 'The password is [password].'],
    ['a plain word at the end', 'the wifi password is sunflower', 'the wifi password is [password]'],
    ['one with words between', 'Password for the office wifi: sunflower', 'Password for the office wifi: [password]'],
    ['a quoted passphrase', 'passphrase: "correct horse battery"', 'passphrase: [password]'],
    ['a Russian password', 'пароль от админки: Qwerty!23', 'пароль от админки: [password]'],
    ['a Russian password without a colon', 'пароль qwerty123', 'пароль [password]'],
    ['a German password', 'Das Passwort ist Sommer2026', 'Das Passwort ist [password]'],
    ['a Spanish password', 'la contraseña es gato77', 'la contraseña es [password]'],
    ['a French password', 'mot de passe : Soleil!9', 'mot de passe : [password]'],
    ['a PIN', 'пин-код 4821', 'пин-код [password]'],
    ['a password in an address', 'postgres://admin:s3cret@db.example/x', 'postgres://admin:[password]@db.example/x'],
    ['a seed phrase of 12 words', `here: ${seed}`, 'here: [seed phrase]'],
    ['a seed phrase of 24 words', seed24, '[seed phrase]'],
    [
      'a numbered seed phrase in lines',
      seed
        .split(' ')
        .map((word, i) => `${i + 1}. ${word}`)
        .join('\n'),
      '1. [seed phrase]',
    ],
    ['a one-time code', 'Your verification code is 482913', 'Your verification code is [one-time code]'],
    ['a code before its name', '482 913 is your Acme code', '[one-time code] is your Acme code'],
    ['a Russian code', 'код из смс 4829', 'код из смс [one-time code]'],
    ['a login code', 'Login code: 12345. Do not share it', 'Login code: [one-time code]. Do not share it'],
    ['an OpenAI key', `key ${made.openai}`, 'key [API key]'],
    ['an AWS key', made.aws, '[API key]'],
    ['a GitHub token', `use ${made.github}!`, 'use [API key]!'],
    ['a Slack token', made.slack, '[API key]'],
    ['a Telegram bot token', `bot: ${made.telegram}`, 'bot: [API key]'],
    ['a token of this product', made.ours, '[API key]'],
    ['a JWT', `Bearer ${jwt}`, 'Bearer [API key]'],
    ['what is called an API key', 'API key = 0f8fad5bd9cb469fa16570867728950e', 'API key = [API key]'],
    [
      'a private key',
      'see\n-----BEGIN RSA PRIVATE KEY-----\nMIIEow\nIBAAK\n-----END RSA PRIVATE KEY-----\nok',
      'see\n[API key]\nok',
    ],
    ['a private key that was cut off', '-----BEGIN PRIVATE KEY-----\nMIIEow', '[API key]'],
  ])('%s', (_, text, expected) => {
    expect(redact(text).text).toBe(expected)
  })
})

describe('redact leaves', () => {
  test.each([
    'Call me at +49 151 23456789 or 8 (495) 123-45-67',
    'Phone: 0049 30 1234567890',
    'Invoice 2026-000123456789 is due on 2026-03-31',
    'Order 4111111111111112 failed the checksum',
    'The meeting is on 12.03.2026 at 14:30, room 1204',
    'We need 1 234 567 890 123 units',
    'VAT DE123456789, reference DE00 1234 5678 9012 3456 78',
    'I forgot my password and the reset link does not work',
    'The password is wrong',
    'the password is the same as before',
    'password reset: https://acme.example/reset',
    'Passwort vergessen? Das Passwort ist abgelaufen.',
    'пароль не подходит, пароль неверный',
    'la contraseña no funciona',
    'Our zip code is 10115 and the promo code 2026',
    'Error code 50341 again, country code 49',
    'Use code review before merging the 12345 ticket',
    'The tan jacket costs 12345 €',
    'Please pass the report to Anna, it will pass',
    'My passport expires in 2027',
    'able about above absent absorb abstract, that is alphabetical',
    'https://t.me/c/4111111111111111/5',
    'commit 9fceb02d0ae598e95dc970b74767f19372d61af8',
    'We pass. Pin the message, then press play',
    'The token sale raised $2M',
  ])('%s', (text) => {
    expect(redact(text)).toEqual({ text, redactions: {} })
  })
})

test('redact counts what it took out by type', () => {
  const { text, redactions } = redact(
    'card 4111 1111 1111 1111 and 5555555555554444, password: abc123, IBAN GB82 WEST 1234 5698 7654 32',
  )
  expect(redactions).toEqual({ 'card number': 2, password: 1, IBAN: 1 })
  expect(text).toBe('card [card number] and [card number], password: [password], IBAN [IBAN]')
})

test('redact leaves its own placeholders alone', () => {
  const once = redact('password: hunter2, code: 123456, DE89370400440532013000').text
  expect(redact(once)).toEqual({ text: once, redactions: {} })
})

test('redact takes no longer than a moment on a hostile text', () => {
  const hostile = [
    '4 '.repeat(2_000),
    'password '.repeat(500),
    'DE89 '.repeat(800),
    'abandon '.repeat(500),
    'code '.repeat(800),
    'eyJ'.repeat(1_300),
  ]
  const start = performance.now()
  for (const text of hostile) redact(text)
  expect(performance.now() - start).toBeLessThan(1_500)
})
