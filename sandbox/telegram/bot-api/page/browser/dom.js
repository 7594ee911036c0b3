/** Makes an element: `attributes` by name (class, aria-…, on… for listeners), then children. */
export const make = (tag, attributes = {}, ...children) => {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value)
    else element.setAttribute(name, value === true ? '' : value)
  }
  element.append(...children.filter((child) => child !== null && child !== undefined))
  return element
}

export const byId = (id) => document.getElementById(id)

const hues = [175, 205, 235, 265, 325, 350, 20, 150]

/** A round initial in a colour of its own. */
export const face = (name, tag = 'span') => {
  const element = make(tag, { class: 'face', 'aria-hidden': 'true' }, [...name.trim()][0]?.toUpperCase() ?? '?')
  const sum = [...name].reduce((all, character) => (all * 31 + character.codePointAt(0)) % 997, 7)
  element.style.setProperty('--hue', String(hues[sum % hues.length]))
  return element
}
