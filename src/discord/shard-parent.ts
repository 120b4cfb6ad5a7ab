import { once } from 'node:events'
import { type FromShard, toShard } from './shard-messages.ts'

/** The process that started this one for a shard. */
export interface ShardParent {
  /** Resolves when this shard may identify. Rejects when the signal aborts. */
  identifyTurn(shard: number, signal: AbortSignal): Promise<void>
  /** Tells that this process is at work. */
  ready(): void
  /** Runs something when this process is to stop, because it is told to or nobody is there any more to tell it. */
  onStop(run: () => void): void
}

/** The parent of this process. It must have one. */
export function shardParent(process: NodeJS.Process): ShardParent {
  const tell = (message: FromShard) => void process.send?.(message)
  const hear = (message: unknown) => toShard.safeParse(message).data
  return {
    async identifyTurn(shard, signal) {
      tell({ say: 'identify', shard })
      for (;;) {
        const [message] = await once(process, 'message', { signal })
        const heard = hear(message)
        if (heard?.say === 'identify now' && heard.shard === shard) return
      }
    },
    ready: () => tell({ say: 'ready' }),
    onStop(run) {
      process.on('message', message => {
        if (hear(message)?.say === 'stop') run()
      })
      process.once('disconnect', run)
    },
  }
}
