/** What the page asks of the stand-in. Rejects with its words. */
const request = async (path, options) => {
  const response = await fetch(`sandbox/${path}`, options)
  const body = await response.json()
  if (!response.ok) throw new Error(body.error)
  return body
}

const post = (path, body) =>
  request(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })

export const listPeople = () => request('people')
export const addPerson = (profile) => post('people', profile)
export const readChat = (id) => request(`people/${id}`)
/** Does something for a person: say, start, press, keyboard, contact, delete, clear, block, unblock. */
export const act = (id, what, body = {}) => post(`people/${id}/${what}`, body)

/** Calls `onHappening` for all that happens in a chat and `onOpen` whenever the line is open (again). Returns how to stop. */
export const follow = (id, { onHappening, onOpen }) => {
  const source = new EventSource(`sandbox/people/${id}/events`)
  source.addEventListener('open', onOpen)
  source.addEventListener('message', ({ data }) => onHappening(JSON.parse(data)))
  return () => source.close()
}
