import type { CommandBody } from '../limits/command.ts'

/** A command as registered. */
export interface Command {
  id: string
  version: string
  /** Null for a global command. */
  guildId: string | null
  body: CommandBody
}

/** Where a command may be used. https://discord.com/developers/docs/interactions/application-commands#contexts */
export const commandContext = { guild: 0, botDm: 1, privateChannel: 2 } as const

export const integrationTypes = (command: Command): number[] => command.body.integration_types ?? [0]

/** The contexts a command is offered in; guild and direct message with the bot when it does not say. */
export const contexts = ({ guildId, body }: Command): number[] =>
  guildId !== null
    ? [commandContext.guild]
    : (body.contexts ??
      (body.dm_permission === false ? [commandContext.guild] : Object.values(commandContext)))
