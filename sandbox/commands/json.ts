import type { Choice, CommandOption } from '../limits/command.ts'
import { type Command, contexts, integrationTypes } from './model.ts'

const present = (value: unknown): boolean => value !== undefined && value !== null

/** Leaves out what is null or missing, as Discord does in options. */
const compact = (entry: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(entry).filter(([, value]) => present(value)))

const localizations = (entry: object, shown: boolean): Record<string, unknown> =>
  Object.fromEntries(Object.entries(entry).filter(([key]) => shown || !key.endsWith('_localizations')))

const optionJson = (option: CommandOption, localized: boolean): Record<string, unknown> =>
  compact({
    ...localizations(option, localized),
    ...('choices' in option && option.choices
      ? {
          choices: option.choices.map((choice: Omit<Choice, 'value'>) =>
            compact({ ...localizations(choice, localized) }),
          ),
        }
      : {}),
    ...('options' in option && option.options
      ? { options: option.options.map(child => optionJson(child, localized)) }
      : {}),
  })

/** A command as Discord returns it; localizations only where they were asked for.
 * https://discord.com/developers/docs/interactions/application-commands#application-command-object */
export function commandJson(command: Command, applicationId: string, localized: boolean) {
  const { body, guildId } = command
  return {
    id: command.id,
    application_id: applicationId,
    version: command.version,
    type: body.type,
    name: body.name,
    description: body.description,
    default_member_permissions: body.default_member_permissions ?? null,
    nsfw: body.nsfw ?? false,
    ...(localized
      ? {
          name_localizations: body.name_localizations ?? null,
          description_localizations: body.description_localizations ?? null,
        }
      : {}),
    ...(body.options ? { options: body.options.map(option => optionJson(option, localized)) } : {}),
    ...(guildId === null
      ? {
          dm_permission: contexts(command).includes(1),
          contexts: body.contexts ?? null,
          integration_types: integrationTypes(command),
        }
      : { guild_id: guildId }),
  }
}
