/** The token of a one-time link stands in the fragment, which browsers do not send. It leaves the address bar at once. */
export const takeToken = (): string | null => {
  const token = location.hash.slice(1)
  history.replaceState(null, '', location.pathname)
  return token === '' ? null : token
}
