import type { IncomingMessage } from 'node:http'

const loopback = ['127.0.0.1', 'localhost', '[::1]']

/** Whether a request names this machine, and no foreign page sent it: a name that a stranger's DNS points
 * at 127.0.0.1 would otherwise let any web page drive the sandbox. */
export function isFromThisMachine(request: IncomingMessage): boolean {
  const names = (value: string) => {
    const address = URL.parse(value)
    return address !== null && loopback.includes(address.hostname)
  }
  const { host, origin } = request.headers
  if (host === undefined || !names(`http://${host}`)) return false
  return origin === undefined || new URL(`http://${host}`).host === URL.parse(origin)?.host
}
