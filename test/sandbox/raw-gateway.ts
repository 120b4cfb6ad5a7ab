import { WebSocket } from 'ws'
import type { Sandbox } from '../../sandbox/server.ts'
import type { Json } from './sandbox-under-test.ts'

export interface Frame {
  op: number
  s: number | null
  t: string | null
  d: Json
}

/** One WebSocket to the gateway, spoken to frame by frame. */
export interface RawGateway {
  send(op: number, d: unknown): void
  sendText(text: string): void
  /** The next frame that fits, those before it thrown away. */
  next(fits: (frame: Frame) => boolean): Promise<Frame>
  /** The next dispatch of this name. */
  event(name: string): Promise<Frame>
  identify(options?: { intents?: number; shard?: [number, number]; token?: string }): void
  /** Identifies and gives READY. */
  ready(options?: { intents?: number; shard?: [number, number] }): Promise<Frame>
  close(code?: number): void
  /** Cuts the connection without a closing handshake. */
  terminate(): void
  /** The code it is closed with. */
  closed: Promise<number>
}

export function connectRaw(sandbox: Sandbox, query = 'v=10&encoding=json'): RawGateway {
  const socket = new WebSocket(`${sandbox.gatewayUrl}?${query}`)
  const frames: Frame[] = []
  let look = () => {}
  const opened = new Promise<void>(resolve => socket.once('open', () => resolve()))
  socket.on('message', data => {
    frames.push(JSON.parse(data.toString()))
    look()
  })
  socket.on('error', () => {})
  const gateway: RawGateway = {
    closed: new Promise(resolve => socket.once('close', resolve)),
    sendText: text => void opened.then(() => socket.send(text)),
    send: (op, d) => gateway.sendText(JSON.stringify({ op, d })),
    next: fits =>
      new Promise(resolve => {
        look = () => {
          for (let frame = frames.shift(); frame !== undefined; frame = frames.shift()) {
            if (!fits(frame)) continue
            look = () => {}
            resolve(frame)
            return
          }
        }
        look()
      }),
    event: name => gateway.next(({ t }) => t === name),
    identify({ intents = 1, shard, token = sandbox.token } = {}) {
      const properties = { os: 'linux', browser: 'test', device: 'test' }
      gateway.send(2, { token, intents, properties, ...(shard === undefined ? {} : { shard }) })
    },
    ready(options) {
      gateway.identify(options)
      return gateway.event('READY')
    },
    close: code => socket.close(code),
    terminate: () => socket.terminate(),
  }
  return gateway
}
