import type { World } from '../world/world.ts'
import type { Signer } from './signer.ts'

/** What came of asking an endpoint one thing. */
export interface ProbeResult {
  probe: string
  /** 0 where there was no answer. */
  status: number
  right: boolean
}

/** Sends a body, with what stands in the headers of its signature; null for none. */
export type SendProbe = (
  body: string,
  signature: { timestamp: string; text?: string } | null,
) => Promise<{ status: number; type: string; bytes: Buffer }>

/** Asks an endpoint what Discord asks before it takes one and from time to time afterwards: a ping has to be answered,
 * and one that Discord did not send has to be refused.
 * https://discord.com/developers/docs/interactions/overview#setting-up-an-endpoint */
export async function probes(
  world: World,
  signer: Signer,
  timestamp: string,
  send: SendProbe,
): Promise<ProbeResult[]> {
  const { application } = world
  const ping = JSON.stringify({
    id: world.nextId(),
    application_id: application.id,
    type: 1,
    token: 'ping',
    version: 1,
    user: null,
    entitlements: [],
    app_permissions: '0',
    authorizing_integration_owners: {},
  })
  const oversized = ping.replace('"ping"', `"${'x'.repeat(1024 * 1024)}"`)
  const text = signer.sign(timestamp, ping)
  const refused = [401]
  const asked: [string, number[], () => ReturnType<SendProbe>][] = [
    ['a ping', [200], () => send(ping, { timestamp })],
    ['without signature', refused, () => send(ping, null)],
    ['invalid signature', refused, () => send(ping, { timestamp, text: '0'.repeat(128) })],
    ['malformed signature', refused, () => send(ping, { timestamp, text: 'not hexadecimal' })],
    ['wrong timestamp', refused, () => send(ping, { timestamp: String(Number(timestamp) + 1), text })],
    ['truncated body', refused, () => send(ping.slice(0, ping.length / 2), { timestamp, text })],
    ['oversized body', [401, 413], () => send(oversized, { timestamp })],
  ]
  const results: ProbeResult[] = []
  for (const [probe, statuses, ask] of asked) {
    const answer = await ask().catch(() => ({ status: 0, type: '', bytes: Buffer.alloc(0) }))
    const right = statuses.includes(answer.status) && (answer.status !== 200 || isPong(answer))
    results.push({ probe, status: answer.status, right })
  }
  return results
}

function isPong({ type, bytes }: { type: string; bytes: Buffer }): boolean {
  try {
    return type.startsWith('application/json') && JSON.parse(bytes.toString('utf8')).type === 1
  } catch {
    return false
  }
}
