import type { REST } from '@discordjs/rest'
import { Routes } from 'discord-api-types/v10'
import * as z from 'zod'

/** https://discord.com/developers/docs/resources/user#get-current-user-guilds */
const pageSize = 200
const page = z.array(z.object({ id: z.string() }))

/** All servers that the bot is in, asked by REST, where no gateway tells. */
export async function listGuilds(rest: Pick<REST, 'get'>): Promise<string[]> {
  const ids: string[] = []
  for (;;) {
    const after = ids.at(-1)
    const query = new URLSearchParams({ limit: String(pageSize), ...(after && { after }) })
    const found = page.parse(await rest.get(Routes.userGuilds(), { query }))
    ids.push(...found.map(({ id }) => id))
    if (found.length < pageSize) return ids
  }
}
