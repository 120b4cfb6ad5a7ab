import { PermissionFlagsBits } from 'discord-api-types/v10'
import { type Command, commandContext, contexts, integrationTypes } from '../commands/model.ts'
import type { Commands } from '../commands/store.ts'
import { has } from '../world/permissions.ts'
import type { World } from '../world/world.ts'
import type { Actor } from './actor.ts'

export const contextOf = (world: World, { guild, channel }: Actor): number => {
  if (guild !== null) return commandContext.guild
  return channel.recipients.includes(world.application.id)
    ? commandContext.botDm
    : commandContext.privateChannel
}

/** The commands someone is offered where they are, those of the guild before global ones. */
export function offeredCommands(world: World, commands: Commands, actor: Actor): Command[] {
  const inGuild = actor.guild === null ? [] : commands.list(actor.guild.id)
  return [...inGuild, ...commands.list(null)].filter(command => whyNotOffered(world, command, actor) === null)
}

/** Why a client does not offer a command here, as a sentence, or null when it does. */
export function whyNotOffered(world: World, command: Command, actor: Actor): string | null {
  const name = `/${command.body.name}`
  const context = contextOf(world, actor)
  if (!contexts(command).includes(context)) {
    const places = { 0: 'servers', 1: 'direct messages with the app', 2: 'other direct messages' }
    return `${name} is not available in ${Object.entries(places).find(([key]) => Number(key) === context)?.[1]}.`
  }
  const install = actor.install === 'guild' ? 0 : 1
  if (command.guildId === null && !integrationTypes(command).includes(install)) {
    return `${name} is not available as a ${actor.install}-installed app.`
  }
  if (actor.install === 'guild' && context === commandContext.privateChannel) {
    return 'An app that is not installed on your account cannot be used in this conversation.'
  }
  if (actor.install === 'guild' && actor.guild !== null && !actor.guild.members.has(world.application.id)) {
    return 'The app is not in this server.'
  }
  if (actor.guild === null) return null
  if (!has(actor.permissions, PermissionFlagsBits.UseApplicationCommands)) {
    return 'You do not have permission to use app commands in this channel.'
  }
  const needed = command.body.default_member_permissions ?? null
  if (needed === null || actor.install === 'user') return null
  const administrator = has(actor.permissions, PermissionFlagsBits.Administrator)
  // "0" means: administrators only.
  const allowed = administrator || (needed !== '0' && has(actor.permissions, BigInt(needed)))
  return allowed ? null : `You do not have permission to use ${name}.`
}
