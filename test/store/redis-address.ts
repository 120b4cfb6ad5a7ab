import { connect, createServer, type Socket } from 'node:net'

/** An address behind which one Redis takes the place of another, as those of services do. */
export async function startRedisAddress(first: string) {
  let port = Number(new URL(first).port)
  const sockets = new Set<Socket>()
  const server = createServer(client => {
    const redis = connect(port, '127.0.0.1')
    for (const [one, other] of [
      [client, redis],
      [redis, client],
    ] as const) {
      sockets.add(one)
      one.pipe(other)
      one.on('error', () => {})
      one.on('close', () => {
        sockets.delete(one)
        other.destroy()
      })
    }
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return {
    url: `redis://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    leadTo(next: string) {
      port = Number(new URL(next).port)
      for (const socket of sockets) socket.destroy()
    },
    /** Leads new connections there, and leaves those that there are. */
    leadNewTo(next: string) {
      port = Number(new URL(next).port)
    },
    close() {
      server.close()
      for (const socket of sockets) socket.destroy()
    },
  }
}
