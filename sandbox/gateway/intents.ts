import { GatewayIntentBits as Intents } from 'discord-api-types/v10'

/** https://discord.com/developers/docs/events/gateway#gateway-intents */
export const allIntents = Object.values(Intents).reduce(
  (all: number, bit) => (typeof bit === 'number' ? all | bit : all),
  0,
)

export const privilegedIntents = Intents.GuildMembers | Intents.GuildPresences | Intents.MessageContent

/** The intent an event comes with; null where it always comes. Of its own member a bot always hears.
 * https://discord.com/developers/docs/events/gateway#list-of-intents */
export function intentOf(event: string, inGuild: boolean): number | null {
  if (event === 'GUILD_MEMBER_UPDATE') return null
  if (event.startsWith('MESSAGE_')) return inGuild ? Intents.GuildMessages : Intents.DirectMessages
  if (/^(GUILD|CHANNEL|THREAD)_/.test(event)) return Intents.Guilds
  return null
}

export const hearsOfMembers = (intents: number): boolean => (intents & Intents.GuildMembers) !== 0

export const seesMessageContent = (intents: number): boolean => (intents & Intents.MessageContent) !== 0
