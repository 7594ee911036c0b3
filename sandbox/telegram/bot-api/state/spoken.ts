/** Every string that ever left the bot: texts, labels, callback data, ids, files; refused calls too. */
export const createSpoken = () => {
  const strings: string[] = []
  const take = (value: unknown): void => {
    if (typeof value === 'string') strings.push(value)
    else if (typeof value === 'number' || typeof value === 'boolean') strings.push(String(value))
    else if (Buffer.isBuffer(value)) strings.push(value.toString('utf8'))
    else if (Array.isArray(value)) value.forEach(take)
    else if (value !== null && typeof value === 'object')
      for (const [name, inner] of Object.entries(value)) {
        strings.push(name)
        take(inner)
      }
  }
  return { take, dump: () => [...strings] }
}
