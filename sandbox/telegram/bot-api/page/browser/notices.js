import { byId, make } from './dom.js'

let hiding

/** A short word at the bottom. */
export const toast = (text) => {
  const element = byId('toast')
  element.textContent = text
  element.classList.add('shown')
  clearTimeout(hiding)
  hiding = setTimeout(() => element.classList.remove('shown'), 2_800)
}

/**
 * Asks something; resolves with the fields' values, or null if the person says no.
 * Fields: {name, label, value?, type?, required?, pattern?}. Without `no` there is just one button.
 */
export const ask = ({ text, yes = 'OK', no = null, fields = [] }) =>
  new Promise((resolve) => {
    const dialog = byId('dialog')
    byId('dialog-text').textContent = text
    byId('dialog-yes').textContent = yes
    byId('dialog-no').textContent = no ?? ''
    byId('dialog-no').hidden = no === null
    byId('dialog-fields').replaceChildren(
      ...fields.map(({ label, ...attributes }) => make('label', {}, label, make('input', attributes))),
    )
    dialog.returnValue = 'no'
    dialog.addEventListener(
      'close',
      () => {
        const inputs = [...dialog.querySelectorAll('input')]
        resolve(
          dialog.returnValue === 'yes' ? Object.fromEntries(inputs.map(({ name, value }) => [name, value])) : null,
        )
      },
      { once: true },
    )
    dialog.showModal()
    ;(dialog.querySelector('input') ?? byId('dialog-yes')).focus()
  })
