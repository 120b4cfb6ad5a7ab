/**
 * What one would write first with discord.js: default caches, and the same answer to every command. The peer of our
 * bot in what a process costs. Reads DISCORD_TOKEN, DISCORD_API and REPLY, the answer in JSON.
 */
import { Client, Events, GatewayIntentBits } from 'discord.js'

const { DISCORD_TOKEN, DISCORD_API, REPLY = '{"content":"Hello."}' } = process.env
const reply = JSON.parse(REPLY)
const client = new Client({
  intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
  ...(DISCORD_API && { rest: { api: DISCORD_API } }),
})
client.on(Events.InteractionCreate, async interaction => {
  if (interaction.isChatInputCommand()) await interaction.reply(reply)
})
client.once(Events.ClientReady, () => console.log('gateway ready'))
process.once('SIGTERM', () => process.exit(0))
await client.login(DISCORD_TOKEN)
