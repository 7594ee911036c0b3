import { ConnectionTCPFull } from 'telegram/network/connection/index.js'
import { PromisedNetSockets } from 'telegram/extensions/index.js'
import { routeTo } from './data-centres.ts'
import { type TelegramConfig } from './types.ts'

export type SocketOptions = {
  servers: TelegramConfig['servers']
  /** Its abort closes every socket, those still dialling too (GramJS forgets them). */
  life: AbortSignal
  /** Called before GramJS notices, so that ending the client now keeps GramJS from reconnecting by itself. */
  onLost: (cause: unknown) => void
}

/** The socket class GramJS dials with: it goes where `servers` say and reports a connection that broke. */
export const createSocketClass = ({ servers, life, onLost }: SocketOptions): typeof PromisedNetSockets =>
  class extends PromisedNetSockets {
    override async connect(port: number, address: string): Promise<unknown> {
      life.throwIfAborted()
      life.addEventListener('abort', () => void this.close(), { once: true })
      const to = routeTo(servers, address, port)
      return this.#orLost(() => super.connect(to.port, to.host))
    }

    override async readExactly(size: number): Promise<Buffer> {
      return this.#orLost(() => super.readExactly(size))
    }

    async #orLost<T>(step: () => Promise<T>): Promise<T> {
      try {
        return await step()
      } catch (error) {
        onLost(error)
        throw error
      }
    }
  }

export type TransportOptions = {
  onLost: SocketOptions['onLost']
  /** Four bytes came in place of a packet, e.g. 404 for an auth key that the server forgot. */
  onTransportError: (code: number) => void
}

/** Full framing, GramJS's default, that reports transport errors and packets that arrived damaged. */
export const createTransportClass = ({ onLost, onTransportError }: TransportOptions): typeof ConnectionTCPFull =>
  class extends ConnectionTCPFull {
    override async recv(): Promise<unknown> {
      const packet: unknown = await super.recv().catch((error: unknown) => {
        onLost(error)
        throw error
      })
      if (Buffer.isBuffer(packet) && packet.length === 4) onTransportError(-packet.readInt32LE(0))
      return packet
    }
  }
