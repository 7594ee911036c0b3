/** Which record holds which unique value; values are compared without case, as HubSpot does. */
export const createUniqueIndex = () => {
  const holders = new Map<string, string>()
  const held = new Map<string, string[]>()
  const slot = (name: string, value: string) => `${name}=${value.toLowerCase()}`

  const release = (id: string) => {
    for (const key of held.get(id) ?? []) holders.delete(key)
    held.delete(id)
  }
  return {
    find: (name: string, value: string) => holders.get(slot(name, value)),
    release,
    /** Replaces everything this record held. */
    hold(id: string, values: (readonly [name: string, value: string])[]) {
      release(id)
      const keys = values.map(([name, value]) => slot(name, value))
      for (const key of keys) holders.set(key, id)
      held.set(id, keys)
    },
  }
}
