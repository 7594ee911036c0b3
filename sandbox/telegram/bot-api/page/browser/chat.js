import { byId, face, make } from './dom.js'
import { drawCommands, drawKeyboard, wireComposer } from './composer.js'
import { popUp } from './menus.js'
import { drawMessages, scrollToEnd, watchScroll } from './messages.js'
import { ask, toast } from './notices.js'
import { askForPerson, drawPeople } from './people.js'
import { act, follow, listPeople, readChat } from './server.js'

let personId = null
let chat = null
let people = []
let stopFollowing = () => undefined
let actingUntil
const pressed = new Map()
const unread = new Set()

const show = (view) => {
  byId('app').dataset.view = view
}
const complain = (error) => toast(error.message)
const perform = (what, body) => act(personId, what, body).catch(complain)

const shareContact = async (button) => {
  const about = `Share your phone number with ${chat.bot.name}?`
  if (chat.phone) {
    const agreed = await ask({ text: `${about}\n${chat.phone}`, yes: 'Share', no: 'Cancel' })
    if (agreed) await perform('keyboard', { label: button.text })
    return
  }
  const field = { name: 'phone', label: 'Phone, with +', required: true, pattern: '\\+[0-9]{7,15}', type: 'tel' }
  const answer = await ask({ text: about, yes: 'Share', no: 'Cancel', fields: [field] })
  if (answer) await perform('contact', { phone: answer.phone, userId: personId })
}

const on = {
  command: (text) => void perform('say', { text }),
  copy: (text) => void navigator.clipboard.writeText(text).then(() => toast('Copied'), complain),
  async press(choice, button) {
    button.setAttribute('aria-busy', 'true')
    const answer = await perform('press', choice)
    if (answer) pressed.set(answer.result, button)
    else button.removeAttribute('aria-busy')
    setTimeout(() => button.removeAttribute('aria-busy'), 10_000)
  },
  async remove(message) {
    if (await ask({ text: 'Delete this message for both of you?', yes: 'Delete', no: 'Cancel' }))
      await perform('delete', { messageId: message.id })
  },
}

const drawMore = () => {
  const item = (label, onclick, warn) =>
    make('button', { type: 'button', role: 'menuitem', class: warn && 'warn', onclick }, label)
  const page = (label, path) =>
    make(
      'a',
      { role: 'menuitem', href: `sandbox/people/${personId}/${path}`, target: '_blank', rel: 'noopener' },
      label,
    )
  const clear = async () => {
    if (await ask({ text: 'Clear the whole chat for both of you?', yes: 'Clear', no: 'Cancel' })) await perform('clear')
  }
  byId('more-menu').replaceChildren(
    item('/start again', () => perform('start')),
    page('Chat as text', 'transcript'),
    page('All that happened', 'story'),
    item('Clear the chat', clear),
    chat.hasBlocked
      ? item('Unblock the bot', () => perform('unblock'))
      : item('Block the bot', () => perform('block'), true),
  )
}

const draw = () => {
  const isEmpty = chat.messages.length === 0
  byId('bot-name').textContent = chat.bot.name
  byId('bot-face').replaceWith(Object.assign(face(chat.bot.name), { id: 'bot-face' }))
  document.title = `${chat.bot.name} · ${chat.name}`
  byId('empty').hidden = !isEmpty
  byId('messages').hidden = isEmpty
  byId('empty-text').textContent =
    chat.bot.description ?? `This is where ${chat.name} talks to ${chat.bot.name}. Press Start.`
  byId('start').hidden = !isEmpty && !chat.hasBlocked
  byId('start').textContent = chat.hasBlocked ? 'Restart' : 'Start'
  byId('composer').hidden = !byId('start').hidden
  drawMessages(chat.messages, on)
  drawKeyboard(byId('composer').hidden ? null : chat.keyboard, (button) =>
    button.request_contact ? shareContact(button) : perform('keyboard', { label: button.text }),
  )
  drawCommands(chat.menu, (text) => perform('say', { text }))
  drawMore()
  drawRows()
}

const drawRows = () => {
  drawPeople(people, { currentId: personId, unread }, choose)
  byId('unread').hidden = unread.size === 0
}

let isReading = false
let isStale = false
/** Reads the chat anew; what happens meanwhile leads to one more reading. */
const refresh = async () => {
  isStale = true
  if (isReading) return
  isReading = true
  try {
    while (isStale) {
      isStale = false
      const id = personId
      const [next, everybody] = await Promise.all([readChat(id), listPeople()])
      people = everybody
      if (id !== personId) isStale = true
      else chat = next
    }
    draw()
  } catch (error) {
    complain(error)
  } finally {
    isReading = false
  }
}

const setState = (text) => {
  byId('bot-state').textContent = text
  byId('bot-state').classList.toggle('busy', text !== 'bot')
}

const onHappening = async (happening) => {
  if (happening.kind === 'elsewhere') {
    unread.add(happening.chatId)
    people = await listPeople()
    return drawRows()
  }
  if (happening.kind === 'acting') {
    setState(happening.action.startsWith('upload') ? 'sending a file…' : 'typing…')
    clearTimeout(actingUntil)
    actingUntil = setTimeout(() => setState('bot'), 5_000)
    return
  }
  if (happening.kind === 'answered') {
    pressed.get(happening.queryId)?.removeAttribute('aria-busy')
    pressed.delete(happening.queryId)
    if (happening.text) void (happening.isAlert ? ask({ text: happening.text }) : toast(happening.text))
    return
  }
  if (happening.kind === 'sent') setState('bot')
  void refresh()
}

const choose = (id) => {
  personId = id
  unread.delete(id)
  history.replaceState(null, '', `?person=${id}`)
  show('chat')
  stopFollowing()
  stopFollowing = follow(id, { onHappening, onOpen: () => void refresh().then(scrollToEnd) })
}

watchScroll()
wireComposer((text) => perform('say', { text }))
popUp(byId('menu'), byId('commands'))
popUp(byId('more'), byId('more-menu'))
byId('start').addEventListener('click', () => perform('start'))
byId('to-people').addEventListener('click', () => show('people'))
byId('add-person').addEventListener('click', async () => {
  const id = await askForPerson(people).catch(complain)
  if (id) choose(id)
})

people = await listPeople()
const wanted = Number(new URLSearchParams(location.search).get('person'))
const first = people.find(({ id }) => id === wanted) ?? people[0]
if (first) choose(first.id)
else {
  drawRows()
  show('people')
}
