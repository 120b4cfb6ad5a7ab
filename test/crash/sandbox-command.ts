import type { Sandbox } from '../../sandbox/server.ts'

/** Asks the sandbox to do something, as `POST /sandbox/…`. */
export async function command(sandbox: Sandbox, what: string, body: object): Promise<void> {
  const response = await fetch(`${sandbox.url}/sandbox/${what}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`${what}: ${await response.text()}`)
}
