import { createServerKey } from './crypto/server-key.ts'
import { listenPerDc } from './listen-per-dc.ts'
import { allMethods } from './methods/all-methods.ts'
import { createRpc, type RequestLine } from './rpc/rpc.ts'
import { createAccounts } from './state/accounts.ts'
import { createAuthKeys, type KeptAuthKey } from './state/auth-keys.ts'
import { createCallCounts } from './state/call-counts.ts'
import { createFaults } from './state/faults.ts'
import { createLoginCodes } from './state/login-codes.ts'
import { createLoginTokens } from './state/login-tokens.ts'
import { createPeople } from './state/people.ts'
import { worldFaults } from './check-world.ts'
import { type World } from './world.ts'

export type TelegramSandboxOptions = {
  world: World
  /** Default 127.0.0.1. */
  host?: string | undefined
  /** One port per DC, from DC 1 on; 0 or none = any free one. */
  ports?: number[] | undefined
  /** DC 1 to this one are served, default 3. */
  dcs?: number | undefined
  latencyMs?: number | undefined
  /** What `snapshot` of an earlier start gave: its RSA key and the auth keys it knew. */
  state?: TelegramState | undefined
  requestsLog?: ((line: RequestLine) => void) | undefined
  onLoginCode?: ((phone: string, code: string) => void) | undefined
}

/** What makes sessions outlive the server. Messages added while it ran are not part of it. */
export type TelegramState = { privateKeyPem: string; authKeys: KeptAuthKey[] }

const defaultDcs = 3

/** Starts an MTProto server for the people of a world. Throws one clear line if the world is unsound or a port is taken. */
export const startTelegramSandbox = async (options: TelegramSandboxOptions) => {
  const { world, host = '127.0.0.1', ports = [], dcs = defaultDcs, latencyMs, requestsLog } = options
  const unsound = worldFaults(world, dcs)
  if (unsound.length > 0) throw new Error(`The Telegram sandbox cannot serve this world: ${unsound.join('; ')}`)

  const serverKey = await createServerKey(options.state?.privateKeyPem)
  const keys = createAuthKeys()
  keys.restore(options.state?.authKeys ?? [])
  const accounts = createAccounts(world)
  const codes = createLoginCodes({ onSent: options.onLoginCode })
  const tokens = createLoginTokens()
  const faults = createFaults({ keys, tokens, latencyMs })
  const counts = createCallCounts()
  const methods = allMethods({ people: createPeople(world), accounts, keys, codes, tokens, dcs })
  const rpc = createRpc({ methods, accounts, faults, counts, requestsLog })
  const listening = await listenPerDc({ host, ports, dcs, serverKey, keys, rpc, latencyMs: faults.latencyMs })

  return {
    /** The value for TELEGRAM_SERVERS. */
    servers: listening.servers.map(({ dc, host, port }) => `${dc}=${host}:${port}`).join(','),
    serverList: listening.servers,
    publicKeyPem: serverKey.publicKeyPem,
    /** The code last sent to that phone, with or without +. */
    loginCode: (phone: string): string | null => codes.lastOf(`+${phone.replaceAll(/\D/g, '')}`),
    /** Scans a QR code as the person's phone would; `token` is the bytes, or the base64url of a tg://login link. */
    acceptLoginToken: (token: Buffer | string, userId: number): boolean =>
      accounts.find(userId) !== null &&
      tokens.accept(typeof token === 'string' ? Buffer.from(token, 'base64url') : token, userId),
    /** Calls by method name, such as {'messages.getHistory': 12}; protocol messages are not counted. */
    calls: counts.calls,
    callsOf: counts.callsOf,
    resetCalls: counts.reset,
    faults: faults.controls,
    /** Signed-in auth keys of the account. */
    sessions: (userId: number): number => keys.ofUser(userId).length,
    addMessage: accounts.addMessage,
    editMessage: accounts.editMessage,
    deleteMessage: accounts.deleteMessage,
    snapshot: (): TelegramState => ({ privateKeyPem: serverKey.privateKeyPem, authKeys: keys.keep() }),
    close: listening.close,
  }
}

export type TelegramSandbox = Awaited<ReturnType<typeof startTelegramSandbox>>
