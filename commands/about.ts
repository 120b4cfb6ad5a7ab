import { defineCommand } from '../src/bot/command.ts'
import { privateOption } from '../src/bot/private.ts'
import { aboutEmbed } from '../src/embeds/about.ts'

export default defineCommand({
  name: 'about',
  description: 'What I know, where it comes from, and how to ask',
  options: privateOption,
  run: async ({ catalog, serverCount }) => ({ embeds: [aboutEmbed(catalog, await serverCount())] }),
})
