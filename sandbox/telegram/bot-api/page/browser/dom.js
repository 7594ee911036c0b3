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

/** A round initial in a colour of its own. */
export const face = (name, tag = 'span') => {
  const element = make(tag, { class: 'face', 'aria-hidden': 'true' }, [...name.trim()][0]?.toUpperCase() ?? '?')
  const hue = [...name].reduce((sum, character) => (sum * 31 + character.codePointAt(0)) % 360, 7)
  element.style.setProperty('--hue', String(hue))
  return element
}
