import { describe, expect, test } from '@jest/globals'
import { redactMessages } from '../../../services/digests/redact-messages.ts'

/** "a: …" a line, a minute apart; `+30` alone on a line lets half an hour pass. */
const lines = (text: string) => {
  let minute = 0
  return text
    .trim()
    .split('\n')
    .flatMap((line, id) => {
      const [sender = '', ...rest] = line.trim().split(': ')
      const pause = /^\+(\d+)$/.exec(line.trim())?.[1]
      minute += pause ? Number(pause) : 1
      if (pause) return []
      const [, reply] = /^(\d+)>/.exec(sender) ?? []
      return [{ id, at: new Date(Date.UTC(2026, 2, 11, 9, minute)), sender: sender.replace(/^\d+>/, ''), text: rest.join(': '), replyToId: reply ? Number(reply) : null }] // prettier-ignore
    })
}
const redacted = (text: string) => redactMessages(lines(text)).texts
const seed = 'legal winner thank year wave sausage worth useful legal winner thank yellow'

describe('secrets over several messages are taken out:', () => {
  test.each([
    ['a password after its announcement', 'a: Here is the password\na: hunter2', ['Here is the password', '[password]']],
    ['a plain word too', 'a: here is the wifi password:\na: sunflower', ['here is the wifi password:', '[password]']],
    ['with somebody in between', 'a: The password is below\nb: ok\na: Tr0ub4dor&3', ['The password is below', 'ok', '[password]']],
    ['after a few words', 'a: sending you the password now\na: one sec\na: hunter2', ['sending you the password now', 'one sec', '[password]']],
    ['an answer to who asked', "a: What's the wifi password?\nb: sunflower", ["What's the wifi password?", '[password]']],
    ['a code that was asked for', 'a: can you send me the code?\nb: 482 913', ['can you send me the code?', '[one-time code]']],
    ['a card code', 'a: and the cvv?\nb: 123', ['and the cvv?', '[card code]']],
    ['one that is named afterwards', "a: hunter2\na: that's the password", ['[password]', "that's the password"]],
    ['a passphrase', 'a: here is the passphrase:\na: correct horse battery staple', ['here is the passphrase:', '[password]']],
    ['in Russian', 'a: лови пароль от админки\na: qwerty77', ['лови пароль от админки', '[password]']],
    ['in German', 'a: Hier ist das Passwort\na: Sommer26', ['Hier ist das Passwort', '[password]']],
    ['in Spanish', 'a: te paso la contraseña\na: gatito', ['te paso la contraseña', '[password]']],
    ['in French', 'a: voici le mot de passe\na: Soleil99', ['voici le mot de passe', '[password]']],
    ['a card number in four', 'a: 4111\na: 1111\nb: go on\na: 1111\na: 1111', ['[card number]', '[card number]', 'go on', '[card number]', '[card number]']],
    ['a card number in two', 'a: my card 4111 1111\na: 1111 1111 thanks', ['my card [card number]', '[card number] thanks']],
    ['an IBAN in two', 'a: DE89 3704 0044\na: 0532 0130 00', ['[IBAN]', '[IBAN]']],
    ['an API key in two', 'a: sk-proj-Ab3dEf6h\na: Ij9kLmNoPqRsTuVw', ['[API key]', '[API key]']],
    ['a seed phrase word by word', seed.split(' ').map((word) => `a: ${word}`).join('\n'), seed.split(' ').map(() => '[seed phrase]')],
    ['a login', 'a: here are the credentials\na: alex.m@acme.example\na: Kestrel-9921', ['here are the credentials', 'alex.m@acme.example', '[password]']],
  ])('%s', (_name, chat, expected) => {
    expect(redacted(chat)).toEqual(expected)
  }) // prettier-ignore

  test('an answer to the question, many messages later', () => {
    const small = Array.from({ length: 9 }, (_, i) => `b: message number ${i}`).join('\n')
    expect(redacted(`a: What is the password?\n${small}\n0>b: sunflower`).at(-1)).toBe('[password]')
  })
})

describe('talk is left alone:', () => {
  test.each([
    'a: I forgot my password\na: Could you reset it?',
    'a: Did you get the password?\nb: yes',
    'a: Did you get the password?\nb: Yes, thanks!',
    'a: Here is the deck\na: northwind.pdf',
    'a: The password was changed\na: Tuesday',
    "a: What's the wifi password?\nb: Ask reception please",
    'a: We sold 4111\na: and 1111 the week after\na: so 1111 is low\na: 1111 again',
    'a: Send me the code for the booking please?\nb: I will, tomorrow',
    'a: my number is +49 151\na: 23456789',
    'a: here is the password\n+30\na: Tuesday',
    'a: legal\na: winner',
  ])('%s', (chat) => {
    const given = lines(chat)
    expect(redactMessages(given)).toEqual({ texts: given.map(({ text }) => text), redacted: 0 })
  })
})

test('a long day takes a moment, also a hostile one', () => {
  const hostile = Array.from(
    { length: 5_000 },
    (_, i) => `a: ${['password?', '4111 1111', 'here is the code', 'DE89', 'abandon'][i % 5]}`,
  )
  const start = performance.now()
  redactMessages(lines(hostile.join('\n')))
  expect(performance.now() - start).toBeLessThan(8_000)
})
