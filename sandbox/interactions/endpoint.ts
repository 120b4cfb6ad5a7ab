import type { Clock } from '../clock.ts'
import { readMultipart } from '../http/multipart.ts'
import { DiscordError } from '../rest/errors.ts'
import type { RestRequest } from '../rest/router.ts'
import type { World } from '../world/world.ts'
import type { Interaction } from './model.ts'
import { type ProbeResult, probes } from './probes.ts'
import { respond } from './respond.ts'
import type { Signer } from './signer.ts'
import { firstResponseMs, type Interactions } from './store.ts'

/** The application's Interactions Endpoint URL. Where there is one, interactions go there and not over the gateway.
 * https://discord.com/developers/docs/interactions/overview#configuring-an-interactions-endpoint-url */
export interface Endpoint {
  url(): string | null
  readonly publicKey: string
  /** Asks an address what Discord asks; takes it where all is well. */
  set(url: string | null): Promise<readonly ProbeResult[]>
  /** Asks the present one again, as Discord does now and then; drops it where something is wrong. */
  probe(): Promise<readonly ProbeResult[]>
  /** Sends an interaction there and takes what comes back as its first response. Gives whether that was one. */
  deliver(interaction: Interaction, payload: object): Promise<boolean>
}

export interface EndpointParts {
  world: World
  interactions: Interactions
  clock: Clock
  signer: Signer
  report(line: string): void
}

export function createEndpoint({ world, interactions, clock, signer, report }: EndpointParts): Endpoint {
  let current: string | null = null

  async function post(url: string, body: string, signature: { timestamp: string; text?: string } | null) {
    const late = new AbortController()
    const cancel = clock.after(firstResponseMs, () => late.abort(new Error('no answer in three seconds')))
    try {
      const response = await fetch(url, {
        method: 'POST',
        body,
        headers: {
          'content-type': 'application/json',
          'user-agent': 'Discord-Interactions/1.0 (+https://discord.com)',
          ...(signature && {
            'x-signature-timestamp': signature.timestamp,
            'x-signature-ed25519': signature.text ?? signer.sign(signature.timestamp, body),
          }),
        },
        redirect: 'error',
        signal: late.signal,
      })
      const bytes = Buffer.from(await response.arrayBuffer())
      return { status: response.status, type: response.headers.get('content-type') ?? '', bytes }
    } finally {
      cancel()
    }
  }

  const seconds = () => String(Math.floor(clock.now() / 1000))
  const results = (url: string) => probes(world, signer, seconds(), (...sent) => post(url, ...sent))

  async function respondWith(interaction: Interaction, payload: object, url: string): Promise<void> {
    const { status, type, bytes } = await post(url, JSON.stringify(payload), { timestamp: seconds() })
    // The response comes as a callback instead.
    if (status === 202 && bytes.length === 0) return
    if (status !== 200) throw new Error(`status ${status}`)
    respond(world, interactions, interaction, await bodyOf(type, bytes))
  }

  return {
    url: () => current,
    publicKey: signer.publicKey,
    async set(url) {
      if (url === null) {
        current = null
        return []
      }
      const found = await results(url)
      if (found.every(({ right }) => right)) current = url
      return found
    },
    async probe() {
      if (current === null) return []
      const found = await results(current)
      if (!found.every(({ right }) => right)) current = null
      return found
    },
    async deliver(interaction, payload) {
      if (current === null) return false
      try {
        await respondWith(interaction, payload, current)
        return true
      } catch (error) {
        const reason = error instanceof DiscordError ? JSON.stringify(error) : String(error)
        report(`No response to interaction ${interaction.id} from ${current}: ${reason}`)
        return false
      }
    },
  }
}

/** Discord fails on larger ones, in bytes. https://github.com/discord/discord-api-docs/issues/5250 */
const largestForm = 150_000

async function bodyOf(
  type: string,
  bytes: Buffer<ArrayBuffer>,
): Promise<Pick<RestRequest, 'body' | 'files'>> {
  if (type.startsWith('application/json'))
    return { body: JSON.parse(bytes.toString('utf8')), files: new Map() }
  if (bytes.length > largestForm) throw new Error('a form of more than 150 KB')
  const form = type.startsWith('multipart/form-data') ? await readMultipart(type, bytes) : null
  if (form === null) throw new Error(`neither JSON nor a form: ${type || 'no content type'}`)
  return { body: form.value, files: form.files }
}
