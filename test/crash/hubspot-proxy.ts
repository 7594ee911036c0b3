import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Reached } from './reached.ts'

type Answer = { status: number; headers: IncomingMessage['headers']; body: Buffer }
const lateMs = 250

const bodyOf = async (message: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = []
  for await (const chunk of message) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

/** `notes/batch/create` of /crm/objects/2026-03/notes/batch/create. */
const callOf = (url = '') => (url.split('?')[0] ?? '').replace(/^\/(crm\/)?(\w+)\/20\d\d-\d\d\//, '')

/** Stands between the product and HubSpot's stand-in: sees each request arrive, done and answered, and may lose what it carries. */
export const startHubspotProxy = async (target: string, reached: Reached) => {
  let answersToLose: { call: string; left: number } | null = null
  let holding: { call: string; arrived: () => void; released: Promise<void> } | null = null

  const forward = (message: IncomingMessage, body: Buffer): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const { hostname, port } = new URL(target)
      const options = { hostname, port, method: message.method, path: message.url, headers: message.headers }
      const sent = request(options, (answer) => {
        bodyOf(answer).then(
          (read) => resolve({ status: answer.statusCode ?? 500, headers: answer.headers, body: read }),
          reject,
        )
      })
      sent.on('error', reject)
      sent.end(body)
    })

  const pass = async (message: IncomingMessage, response: ServerResponse) => {
    const call = callOf(message.url)
    const body = await bodyOf(message)
    const arrival = reached.step(`hubspot ${call} arrives`)
    if (arrival === 'lost') return message.socket.destroy()
    if (arrival === 'late') await sleep(lateMs)
    if (holding?.call === call) {
      const { arrived, released } = holding
      holding = null
      arrived()
      await released
    }
    const answer = await forward(message, body)
    if (reached.step(`hubspot ${call} done`) !== 'go') return message.socket.destroy()
    if (answersToLose && answersToLose.left > 0 && call.endsWith(answersToLose.call)) {
      answersToLose.left -= 1
      return message.socket.destroy()
    }
    response.writeHead(answer.status, answer.headers).end(answer.body, () => reached.step(`hubspot ${call} answered`))
  }

  const server = createServer((message, response) => {
    pass(message, response).catch(() => message.socket.destroy())
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const address = server.address()
  return {
    apiRoot: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`,
    /** The work is done and its answer never arrives, for the next so many calls. */
    loseAnswers: (call: string, times: number) => (answersToLose = { call, left: times }),
    /** Keeps the next such request from going on until `release`; `arrived` resolves when it is here. */
    hold(call: string) {
      let [release, arrive] = [() => {}, () => {}]
      const released = new Promise<void>((resolve) => (release = resolve))
      const arrived = new Promise<void>((resolve) => (arrive = resolve))
      holding = { call, arrived: arrive, released }
      return { arrived, release }
    },
    async close() {
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeAllConnections()
      await closed
    },
  }
}
export type HubspotProxy = Awaited<ReturnType<typeof startHubspotProxy>>
