import { makeURLSearchParams, type REST } from '@discordjs/rest'
import { RESTJSONErrorCodes as Code, Routes } from 'discord-api-types/v10'
import * as z from 'zod'
import { isDiscordError } from './posting-error.ts'

const servers = z.array(z.object({ id: z.string() }))

/**
 * Whether the bot is in a server. It is not only where Discord says so in two ways: it has called servers unknown that
 * a bot was in, and still listed them (https://github.com/discord/discord-api-docs/issues/8445). Rejects where it
 * says neither.
 */
export async function isMember(rest: Pick<REST, 'get'>, guildId: string): Promise<boolean> {
  try {
    await rest.get(Routes.guild(guildId))
    return true
  } catch (error) {
    if (!isDiscordError(error, Code.UnknownGuild, Code.MissingAccess)) throw error
  }
  // They are listed by id. https://discord.com/developers/docs/resources/user#get-current-user-guilds
  const query = makeURLSearchParams({ after: BigInt(guildId) - 1n, limit: 1 })
  const listed = servers.parse(await rest.get(Routes.userGuilds(), { query }))
  return listed.some(({ id }) => id === guildId)
}
