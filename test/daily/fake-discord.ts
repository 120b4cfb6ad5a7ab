import { type ChannelAccess, type Channels, PostingError } from '../../src/daily/channels.ts'
import type { FakeClock } from './fake-clock.ts'
import type { Effect } from './fake-guilds.ts'

export interface FakeChannel {
  guildId: string
  kind: 'text' | 'announcement' | 'other'
  permissions: Set<string>
}

export interface FakeMessage {
  id: string
  channelId: string
  footer: string
  text: string
  at: Temporal.Instant
  nonce: string
  roleId?: string
  thread?: string
  crossposted: boolean
}

/**
 * What goes wrong with a call: turned down before it has an effect, done but its answer lost, never answered, or never
 * answered and done a while later.
 */
export type Fault = 'transient' | 'refused' | 'missing-permissions' | 'lost' | 'hang' | 'late' | undefined

/** How much later, in milliseconds: when whoever sent it has given up and tried again. */
const lateness = 80_000

/** Discord forgets a nonce after some minutes; here five. */
const nonceMemory = { minutes: 5 }

export const everyPermission = [
  'ViewChannel',
  'SendMessages',
  'EmbedLinks',
  'AttachFiles',
  'MentionEveryone',
  'CreatePublicThreads',
  'SendMessagesInThreads',
  'ReadMessageHistory',
]

export type FakeDiscord = ReturnType<typeof createDiscord>

/** What Discord does, as far as the song of the day can see it. */
export function createDiscord({ now, after }: Pick<FakeClock, 'now' | 'after'>) {
  let ids = 0
  const snowflake = () => {
    ids += 1
    return String(10n ** 17n + BigInt(ids))
  }
  const world = {
    channels: new Map<string, FakeChannel>(),
    /** Roles by id, with whether everybody may mention them. */
    roles: new Map<string, boolean>(),
    messages: [] as FakeMessage[],
    told: [] as { who: string; text: string }[],
    members: new Set<string>(),
    closedDms: false,
    systemChannel: true,
    budgetLow: false,
    calls: [] as { name: string; guildOrChannel: string; at: Temporal.Instant }[],
    /** Decides for each call whether something goes wrong. */
    fault: (_call: string, _where: string): Fault => undefined,
  }

  const told = new Map<string, Temporal.Instant>()
  const isRemembered = (at: Temporal.Instant) => Temporal.Instant.compare(at.add(nonceMemory), now()) > 0

  function reach(channelId: string, ...needed: readonly string[]): FakeChannel {
    const channel = world.channels.get(channelId)
    if (!channel) throw new PostingError('channel-gone', 10003)
    if (!channel.permissions.has('ViewChannel')) throw new PostingError('no-access', 50001)
    if (!needed.every(permission => channel.permissions.has(permission)))
      throw new PostingError('missing-permissions', 50013)
    return channel
  }

  /** The channels that one process sees. */
  function connect(effect: Effect): Channels {
    const call = <T>(name: string, where: string, run: () => T): Promise<T> =>
      effect(name, () => {
        world.calls.push({ name, guildOrChannel: where, at: now() })
        const fault = world.fault(name, where)
        if (fault === 'hang') return new Promise<T>(() => {})
        if (fault === 'late') {
          after(lateness, run)
          return new Promise<T>(() => {})
        }
        if (fault && fault !== 'lost') throw new PostingError(fault, 'as asked for')
        const result = run()
        if (fault === 'lost') throw new PostingError('transient', 'the answer is lost')
        return result
      })

    const tell = (who: string, text: string, nonce: string) => {
      const before = told.get(nonce)
      if (before && isRemembered(before)) return
      told.set(nonce, now())
      world.told.push({ who, text })
    }

    return {
      post: (channelId, message, nonce, roleId) =>
        call('post', channelId, () => {
          if (nonce.length > 25) throw new PostingError('refused', 'nonce too long')
          reach(channelId, 'SendMessages', 'EmbedLinks', ...(message.files ? ['AttachFiles'] : []))
          const same = world.messages.find(
            other => other.channelId === channelId && other.nonce === nonce && isRemembered(other.at),
          )
          if (same) return { messageId: same.id }
          const id = snowflake()
          const embed = message.embeds?.[0]
          world.messages.push({
            id,
            channelId,
            footer: embed?.footer?.text ?? '',
            text: embed?.title ?? '',
            at: now(),
            nonce,
            crossposted: false,
            ...(roleId && { roleId }),
          })
          return { messageId: id }
        }),
      findPosted: (channelId, footer, since) =>
        call('findPosted', channelId, () => {
          const channel = reach(channelId)
          if (!channel.permissions.has('ReadMessageHistory')) return undefined
          const found = world.messages.find(
            message =>
              message.channelId === channelId &&
              message.footer === footer &&
              Temporal.Instant.compare(message.at, since) >= 0,
          )
          return found && { messageId: found.id }
        }),
      openThread: (channelId, messageId, name) =>
        call('openThread', channelId, () => {
          reach(channelId, 'CreatePublicThreads')
          const message = world.messages.find(({ id }) => id === messageId)
          if (message) message.thread ??= name
        }),
      crosspost: (channelId, messageId) =>
        call('crosspost', channelId, () => {
          if (reach(channelId).kind !== 'announcement') throw new PostingError('refused', 50068)
          const message = world.messages.find(({ id }) => id === messageId)
          if (message) message.crossposted = true
        }),
      access: (guildId, channelId) =>
        call('access', guildId, (): ChannelAccess => {
          const channel = world.channels.get(channelId)
          if (!channel) return { state: 'channel-gone' }
          if (!channel.permissions.has('ViewChannel')) return { state: 'no-access' }
          return {
            state: 'visible',
            kind: channel.kind,
            permissions: new Set(channel.permissions),
            role: roleId => ({
              exists: world.roles.has(roleId),
              mentionable: world.roles.get(roleId) === true,
            }),
          }
        }),
      tellUser: (userId, text, nonce) =>
        call('tellUser', userId, () => {
          if (world.closedDms) throw new PostingError('refused', 50007)
          tell(userId, text, nonce)
        }),
      tellServer: (guildId, text, nonce) =>
        call('tellServer', guildId, () => {
          if (world.systemChannel) tell(guildId, text, nonce)
          return world.systemChannel
        }),
      isMember: guildId => call('isMember', guildId, () => world.members.has(guildId)),
      isBudgetLow: () => world.budgetLow,
    }
  }

  return Object.assign(world, { connect })
}
