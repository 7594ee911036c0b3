/** Opens `menu` on `button`; arrows move, Escape, a press elsewhere or a choice closes. */
export const popUp = (button, menu) => {
  const items = () => [...menu.querySelectorAll('[role=menuitem]')]
  const close = () => {
    if (menu.hidden) return
    menu.hidden = true
    button.setAttribute('aria-expanded', 'false')
  }
  button.addEventListener('click', () => {
    if (!menu.hidden) return close()
    menu.hidden = false
    button.setAttribute('aria-expanded', 'true')
    items()[0]?.focus()
  })
  menu.addEventListener('click', close)
  document.addEventListener('pointerdown', ({ target }) => {
    if (!menu.contains(target) && !button.contains(target)) close()
  })
  menu.addEventListener('keydown', (event) => {
    const all = items()
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (event.key === 'Escape') {
      close()
      button.focus()
    } else if (step) {
      event.preventDefault()
      all[(all.indexOf(document.activeElement) + step + all.length) % all.length]?.focus()
    }
  })
}
