import { byId, make } from './dom.js'

/** Wires the input field: Enter sends, Shift+Enter is a new line. */
export const wireComposer = (onSay) => {
  const text = byId('text')
  const send = () => {
    const words = text.value.trim()
    if (words === '') return
    text.value = ''
    onSay(words)
  }
  byId('composer').addEventListener('submit', (event) => {
    event.preventDefault()
    send()
  })
  text.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
    event.preventDefault()
    send()
  })
}

/** The keyboard below the field, as the bot's newest message orders it. */
export const drawKeyboard = (keyboard, onPress) => {
  const place = byId('keyboard')
  const key = JSON.stringify(keyboard)
  if (place.dataset.key === key) return
  place.dataset.key = key
  place.hidden = keyboard === null
  byId('text').placeholder = keyboard?.placeholder ?? 'Message'
  const button = (given) =>
    make(
      'button',
      { type: 'button', onclick: () => onPress(given) },
      given.request_contact ? `☎ ${given.text}` : given.text,
    )
  place.replaceChildren(...(keyboard?.rows ?? []).map((row) => make('div', {}, ...row.map(button))))
}

/** The bot's commands behind the Menu button. */
export const drawCommands = (menu, onSay) => {
  byId('menu').hidden = menu.length === 0
  byId('commands').replaceChildren(
    ...menu.map(({ command, description }) =>
      make(
        'button',
        { type: 'button', role: 'menuitem', onclick: () => onSay(`/${command}`) },
        make('b', {}, `/${command}`),
        description,
      ),
    ),
  )
}
