import { Routes } from 'discord-api-types/v10'
import * as z from 'zod'
import type { Config } from './config.ts'
import { type Connection, createRest } from './discord/rest.ts'
import { type ShardProcessOptions, startShardProcesses } from './discord/shard-processes.ts'
import type { Logger } from './ops/log.ts'
import { openOps } from './ops/open-ops.ts'

/** https://discord.com/developers/docs/events/gateway#get-gateway-bot */
const gatewaySchema = z.object({
  shards: z.int(),
  session_start_limit: z.object({ max_concurrency: z.int() }),
})

/**
 * As many processes as Discord recommends shards, on this machine, each running this program for one of them. Resolves once
 * all are at work, and gives what stops them. Health of all is served at OPS_PORT, of each at the ports after it.
 */
export async function serveShards(
  connection: Connection,
  { ops: address }: Pick<Config, 'ops'>,
  program: Pick<ShardProcessOptions, 'file' | 'nodeOptions'>,
  log: Logger,
): Promise<() => Promise<void>> {
  const found = gatewaySchema.parse(await createRest(connection).get(Routes.gatewayBot()))
  const ops = await openOps(address, {}, log)
  let states: ReadonlyMap<number, boolean> = new Map()
  ops.checks.set('shards', async () => {
    if (states.size < found.shards || ![...states.values()].every(Boolean)) throw new Error('not all at work')
  })
  const processes = await startShardProcesses({
    ...program,
    token: connection.token,
    count: found.shards,
    concurrency: found.session_start_limit.max_concurrency,
    // 0, for any free port, is any for each of them.
    settings: shard => (address && address.port > 0 ? { OPS_PORT: String(address.port + 1 + shard) } : {}),
    log,
  })
  states = processes.states
  return async () => {
    await processes.stop()
    await ops.close()
  }
}
