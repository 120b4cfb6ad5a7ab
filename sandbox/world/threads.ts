import { messageFlags } from '../limits/message.ts'
import type { Channel, Message, Thread } from './model.ts'
import type { World } from './world.ts'

/** A thread that begins with a message, and has its id. */
export function addThread(
  world: World,
  parent: Channel,
  message: Message,
  about: { name: string; type: number } & Pick<Thread, 'autoArchiveMinutes' | 'ownerId'>,
): Channel {
  const { name, type, ...rest } = about
  const channel: Channel = {
    id: message.id,
    type,
    guildId: parent.guildId,
    name,
    topic: null,
    position: 0,
    overwrites: [],
    recipients: [],
    lastMessageId: null,
    thread: { parentId: parent.id, createdAt: world.now(), messagesSent: 0, ...rest },
  }
  world.channels.set(channel.id, channel)
  world.guilds.get(parent.guildId ?? '')?.threads.set(channel.id, channel)
  message.flags |= messageFlags.hasThread
  world.emit({ name: 'THREAD_CREATE', channel })
  world.emit({ name: 'MESSAGE_UPDATE', message })
  return channel
}
