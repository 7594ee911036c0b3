import { type Request } from 'express'
import { z } from 'zod'
import { badRequest } from '../bot-api-error.ts'
import { createArgs, type Args, type Upload } from '../methods/args.ts'

const Values = z.record(z.string(), z.unknown())
const largestBody = 60 * 1_024 * 1_024

const readBody = async (req: Request): Promise<Buffer> => {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of req) {
    const bytes = Buffer.from(chunk as Uint8Array) // a request stream without an encoding gives bytes
    size += bytes.length
    if (size > largestBody) throw badRequest('request entity too large')
    chunks.push(bytes)
  }
  return Buffer.concat(chunks)
}

const readForm = async (body: Buffer<ArrayBuffer>, type: string): Promise<Args> => {
  const values: Record<string, unknown> = {}
  const files = new Map<string, Upload>()
  const form = await new Response(body, { headers: { 'content-type': type } }).formData().catch(() => {
    throw badRequest('failed to parse the form')
  })
  const uploads: [string, File][] = []
  form.forEach((value, name) => {
    if (typeof value === 'string') values[name] = value
    else uploads.push([name, value])
  })
  for (const [field, file] of uploads)
    files.set(field, { name: file.name, type: mediaType(file.name), bytes: Buffer.from(await file.arrayBuffer()) })
  return createArgs(values, files)
}

const types: Record<string, string> = {
  ...{ json: 'application/json', csv: 'text/csv', txt: 'text/plain', html: 'text/html', pdf: 'application/pdf' },
  ...{ zip: 'application/zip', png: 'image/png', jpg: 'image/jpeg', jpeg: 'image/jpeg', gif: 'image/gif' },
}
// Telegram goes by the name, too: uploads come as application/octet-stream.
const mediaType = (name: string) => types[name.split('.').at(-1)?.toLowerCase() ?? ''] ?? 'application/octet-stream'

/** The parameters of a call, wherever they stand. Throws 400 for a body that cannot be read. */
export const readArgs = async (req: Request): Promise<Args> => {
  const query = Object.fromEntries(new URL(req.url, 'http://localhost').searchParams)
  const type = req.headers['content-type'] ?? ''
  const body = Buffer.from(await readBody(req))
  if (type.startsWith('multipart/form-data')) return readForm(body, type)
  if (type.startsWith('application/x-www-form-urlencoded'))
    return createArgs({ ...query, ...Object.fromEntries(new URLSearchParams(body.toString('utf8'))) })
  if (!type.startsWith('application/json') || body.length === 0) return createArgs(query)
  const values = Values.safeParse(parseJson(body.toString('utf8')))
  if (!values.success) throw badRequest('object expected as request body')
  return createArgs({ ...query, ...values.data })
}

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    throw badRequest("can't parse JSON object")
  }
}
