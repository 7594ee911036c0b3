import { badRequest } from '../bot-api-error.ts'

export type Upload = { name: string; type: string; bytes: Buffer }

/** What a call brings: from JSON, a form, a multipart form or the query, where everything may be text. */
export type Args = ReturnType<typeof createArgs>

const parse = (text: string, name: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    throw badRequest(`can't parse ${name} JSON object`)
  }
}

export const createArgs = (values: Record<string, unknown>, files: Map<string, Upload> = new Map()) => {
  const text = (name: string): string => {
    const value = values[name]
    if (typeof value === 'string') return value
    return typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''
  }
  return {
    values,
    uploads: () => [...files.values()],
    text,
    has: (name: string) => values[name] !== undefined && values[name] !== null && values[name] !== '',
    /** 0 where there is none or it is no number, as in Telegram. */
    whole: (name: string): number => (/^-?\d{1,16}$/.test(text(name)) ? Number(text(name)) : 0),
    flag: (name: string): boolean => ['true', 'yes', '1'].includes(text(name).toLowerCase()),
    /** A nested value, which may come as text. Undefined where there is none. */
    json(name: string): unknown {
      const value = values[name]
      if (value === undefined || value === null || value === '') return undefined
      return typeof value === 'string' ? parse(value, name) : value
    },
    /** An upload by its own name or behind attach://name. */
    file(name: string): Upload | null {
      const value = text(name)
      return files.get(value.startsWith('attach://') ? value.slice(9) : name) ?? null
    },
  }
}
