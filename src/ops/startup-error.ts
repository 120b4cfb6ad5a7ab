import { CatalogError } from '../catalog/load.ts'
import { ConfigError } from '../config.ts'
import { ApplicationError } from '../discord/check-application.ts'
import { ShardEnded } from '../discord/shard-messages.ts'
import { StoreError } from '../store/store.ts'
import { PortError } from './port-error.ts'

/** Errors whose message is for the operator. */
const explained = [ApplicationError, CatalogError, ConfigError, PortError, ShardEnded, StoreError]

/** What an operator is told when the bot does not start: a sentence they can act on, where we know one. */
export function explainStartupError(error: unknown): string {
  if (explained.some(kind => error instanceof kind) && error instanceof Error) return error.message
  const code = codeOf(error)
  if (code === 'TokenInvalid' || statusOf(error) === 401)
    return 'Discord refuses DISCORD_TOKEN. Copy it anew from the Bot page of your application.'
  if (code === 'EADDRINUSE')
    return 'The port of the sandbox is taken. Set SANDBOX_PORT to another, or to 0 for any free one.'
  if (code === 'ECONNREFUSED' || code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return 'Discord cannot be reached. Is this machine online, and is DISCORD_API right?'
  if (code === 'ENOENT')
    return `There is no such folder or file: ${error instanceof Error ? error.message : error}`
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

/** The code of an error, or of what caused it. */
function codeOf(error: unknown): unknown {
  if (!(error instanceof Error)) return undefined
  return 'code' in error ? error.code : codeOf(error.cause)
}

const statusOf = (error: unknown): unknown =>
  error instanceof Error && 'status' in error ? error.status : undefined
