import { commands } from '../../commands/index.ts'
import { commandJson } from '../bot/command.ts'
import { ConfigError, readProcessConfig } from '../config.ts'
import { registerCommands } from '../discord/register.ts'
import { createRest } from '../discord/rest.ts'
import { explainStartupError } from '../ops/startup-error.ts'

/** `npm run register`: tells Discord which commands there are. */
try {
  const { token, api, guildId } = readProcessConfig()
  if (!token)
    throw new ConfigError('Set DISCORD_TOKEN in .env first. (The sandbox registers commands by itself.)')
  const outcome = await registerCommands(createRest({ token, api }), commands.map(commandJson), guildId)
  const where = guildId ? `in server ${guildId}` : 'everywhere'
  console.log(
    outcome === 'registered'
      ? `Registered ${commands.length} commands ${where}.`
      : `Discord already has these ${commands.length} commands ${where}.`,
  )
} catch (error) {
  console.error(explainStartupError(error))
  process.exit(1)
}
