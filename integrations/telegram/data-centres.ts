import { type TelegramConfig } from './types.ts'

/** Telegram's own addresses (help.getConfig); a trailing dot stands for a whole range. */
const telegramAddresses: Record<number, string[]> = {
  1: ['149.154.175.5', '149.154.175.50', '149.154.175.51', '149.154.175.53', '149.154.175.54', '149.154.175.55'],
  2: ['149.154.167.40', '149.154.167.41', '149.154.167.50', '149.154.167.51', '149.154.167.151', '95.161.76.100'],
  3: ['149.154.175.100', '149.154.175.102', '149.154.175.117'],
  4: ['149.154.167.91', '149.154.167.92', '149.154.164.', '149.154.165.', '149.154.166.'],
  5: ['91.108.56.', '149.154.171.'],
}

const dataCentreOf = (address: string): number | null => {
  const local = /^127\.0\.0\.(\d+)$/.exec(address)
  if (local) return Number(local[1])
  const isAt = (known: string) => (known.endsWith('.') ? address.startsWith(known) : address === known)
  const found = Object.entries(telegramAddresses).find(([, known]) => known.some(isAt))
  return found ? Number(found[0]) : null
}

/** Where a connection to `address` goes: to the configured server of that DC, else to the first; without servers, as asked. */
export const routeTo = (
  servers: TelegramConfig['servers'],
  address: string,
  port: number,
): { host: string; port: number } =>
  servers.find(({ dc }) => dc === dataCentreOf(address)) ?? servers[0] ?? { host: address, port }

/** The data centre of a new sign-in, as an address that `routeTo` understands; null leaves the choice to GramJS. */
export const firstDataCentre = (servers: TelegramConfig['servers']): { dc: number; address: string } | null =>
  servers[0] ? { dc: servers[0].dc, address: `127.0.0.${servers[0].dc}` } : null
