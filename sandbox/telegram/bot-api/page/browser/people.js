import { byId, face, make } from './dom.js'
import { ask } from './notices.js'
import { addPerson } from './server.js'

/** Draws the list of people; `onChoose` gets an id. */
export const drawPeople = (people, { currentId, unread }, onChoose) => {
  byId('people-list').replaceChildren(
    ...people.map(({ id, name, lastText }) => {
      const words = make(
        'span',
        { class: 'who' },
        make('span', {}, name),
        make('small', {}, make('span', { dir: 'auto' }, lastText ?? 'No messages yet')),
      )
      const current = id === currentId ? 'true' : null
      const choose = make(
        'button',
        { type: 'button', 'aria-current': current, onclick: () => onChoose(id) },
        face(name),
        words,
        unread.has(id) ? make('span', { class: 'unread', role: 'img', 'aria-label': 'New messages' }) : null,
      )
      return make('li', {}, choose)
    }),
  )
}

/** Asks for a new person and adds them; resolves with their id, or null. */
export const askForPerson = async (people) => {
  const answer = await ask({
    text: 'Who else uses this Telegram?',
    yes: 'Add',
    no: 'Cancel',
    fields: [
      { name: 'firstName', label: 'First name', required: true },
      { name: 'phone', label: 'Phone, with + (may be left out)', pattern: '\\+[0-9]{7,15}', type: 'tel' },
      { name: 'languageCode', label: 'Language, such as en or ru', value: 'en', pattern: '[a-z]{2}(-[a-zA-Z]+)?' },
    ],
  })
  if (!answer) return null
  const id = Math.max(1000, ...people.map((person) => person.id)) + 1
  const given = Object.entries(answer).filter(([, value]) => value !== '')
  await addPerson({ id, ...Object.fromEntries(given) })
  return id
}
