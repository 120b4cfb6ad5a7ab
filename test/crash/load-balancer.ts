import { createServer, type IncomingMessage, request } from 'node:http'

export interface LoadBalancer {
  readonly url: string
  /** Sends requests to these ports of this machine from now on, in turn. */
  use(ports: readonly number[]): void
  /** How many requests another process had to take over. */
  retried(): number
  close(): void
}

/** What stands before HTTP processes: passes a request on to the next one where it gets no answer from the first. */
export async function startLoadBalancer(): Promise<LoadBalancer> {
  let ports: readonly number[] = []
  let turn = 0
  let retries = 0
  const server = createServer(async (asked, response) => {
    const body: Buffer[] = []
    for await (const chunk of asked) body.push(chunk)
    for (let tries = 0; tries < 2 * ports.length; tries += 1) {
      turn += 1
      try {
        const { status, type, bytes } = await pass(
          asked,
          Buffer.concat(body),
          ports[turn % ports.length] ?? 0,
        )
        return void response.writeHead(status, { 'content-type': type }).end(bytes)
      } catch {
        retries += 1
      }
    }
    response.writeHead(502).end()
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/interactions`,
    use(next) {
      ports = next
    },
    retried: () => retries,
    close() {
      server.close()
      server.closeAllConnections()
    },
  }
}

function pass({ url, method, headers }: IncomingMessage, body: Buffer, port: number) {
  return new Promise<{ status: number; type: string; bytes: Buffer }>((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path: url, method, headers }, async answer => {
      try {
        const bytes: Buffer[] = []
        for await (const chunk of answer) bytes.push(chunk)
        const { statusCode: status = 502, headers } = answer
        resolve({ status, type: headers['content-type'] ?? 'text/plain', bytes: Buffer.concat(bytes) })
      } catch (error) {
        reject(error)
      }
    })
    sent.once('error', reject)
    sent.end(body)
  })
}
