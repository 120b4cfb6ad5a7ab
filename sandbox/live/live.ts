import { PermissionFlagsBits } from 'discord-api-types/v10'
import type { Clock } from '../clock.ts'
import type { Commands } from '../commands/store.ts'
import type { Gateway } from '../gateway/gateway.ts'
import type { Message } from '../world/model.ts'
import { has, permissionsIn } from '../world/permissions.ts'
import type { World, WorldEvent } from '../world/world.ts'
import { type Home, homeOf, standIn } from './home.ts'
import { type ShownMessage, shownMessage } from './shown-message.ts'

/** What a page is told. It begins with `home` and `messages`. */
export type LiveEvent =
  | { kind: 'home'; home: Home }
  /** All of the channel, oldest first. */
  | { kind: 'messages'; messages: ShownMessage[] }
  /** A new one, or one that changed. */
  | { kind: 'message'; message: ShownMessage }
  | { kind: 'deleted'; id: string }
  /** There is something new in another channel. */
  | { kind: 'elsewhere'; channel: string }

/** As far back as one scrolls. */
const shownMessages = 300
/** Founding servers tells of each; one look around is enough for all. */
const homeDelayMs = 20

export interface LiveParts {
  world: World
  commands: Commands
  gateway: Gateway
  clock: Clock
}

/** Tells of what one person sees in a channel, from now on; gives what ends it. Who has no access to the channel is
 * shown another. Throws a BadClientRequest where there is no such person. */
export function follow(
  { world, commands, gateway, clock }: LiveParts,
  { user, channel }: { user?: string | undefined; channel?: string | undefined },
  send: (event: LiveEvent) => void,
): () => void {
  let actor = standIn(world, user, channel)

  const sees = ({ visibleTo }: Message) => visibleTo === null || visibleTo === actor.user.id
  const shown = (message: Message) => shownMessage(world, message, actor.user.id)
  const sendHome = () => send({ kind: 'home', home: homeOf(world, commands, gateway, actor) })
  const sendAll = () => {
    sendHome()
    const messages = [...(world.messages.get(actor.channel.id)?.values() ?? [])].filter(sees)
    send({ kind: 'messages', messages: messages.slice(-shownMessages).map(shown) })
  }

  let cancelLook: (() => void) | undefined
  const lookAroundSoon = () => {
    cancelLook ??= clock.after(homeDelayMs, () => {
      cancelLook = undefined
      const before = actor.channel.id
      actor = standIn(world, user, before)
      if (actor.channel.id === before) sendHome()
      else sendAll()
    })
  }

  const tell = (event: WorldEvent): void => {
    if (!('message' in event)) {
      lookAroundSoon()
      return
    }
    const { message } = event
    if (!sees(message)) return
    if (message.channelId !== actor.channel.id) {
      if (event.name === 'MESSAGE_CREATE' && canSee(world, actor.user.id, message.channelId))
        send({ kind: 'elsewhere', channel: message.channelId })
    } else if (event.name === 'MESSAGE_DELETE') send({ kind: 'deleted', id: message.id })
    else send({ kind: 'message', message: shown(message) })
  }

  sendAll()
  const ends = [
    world.subscribe(tell),
    commands.watch(lookAroundSoon),
    gateway.watch(lookAroundSoon),
    () => cancelLook?.(),
  ]
  return () => {
    for (const end of ends) end()
  }
}

function canSee(world: World, userId: string, channelId: string): boolean {
  const channel = world.channels.get(channelId)
  const guild = world.guilds.get(channel?.guildId ?? '')
  return channel !== undefined && has(permissionsIn(guild, userId, channel), PermissionFlagsBits.ViewChannel)
}
