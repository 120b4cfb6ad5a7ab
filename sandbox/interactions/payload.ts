import { commandContext } from '../commands/model.ts'
import { guildJson, interactionChannelJson, memberWithUserJson, userJson } from '../world/api.ts'
import type { Channel, Guild, User } from '../world/model.ts'
import { directPermissions, permissionsIn } from '../world/permissions.ts'
import type { World } from '../world/world.ts'
import type { Interaction } from './model.ts'

const attachmentSizeLimit = 10 * 1024 * 1024

/** Who did it and where. */
export interface Origin {
  user: User
  guild: Guild | null
  channel: Channel
  permissions: bigint
  context: number
}

/** What the bot gets as INTERACTION_CREATE; `data` and `message` depend on the type.
 * https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-object */
export function interactionJson(
  world: World,
  interaction: Interaction,
  { user, guild, channel, permissions, context }: Origin,
  specific: { data: object; message?: object },
) {
  const application = world.application.id
  const appPermissions =
    guild?.members.has(application) && interaction.install === 'guild'
      ? permissionsIn(guild, application, channel)
      : context === commandContext.guild
        ? permissions
        : directPermissions
  const member = guild?.members.get(user.id)
  return {
    id: interaction.id,
    application_id: application,
    type: interaction.type,
    token: interaction.token,
    version: 1,
    channel_id: channel.id,
    channel: interactionChannelJson(world, channel, user.id),
    ...(guild === null || member === undefined
      ? { user: userJson(user) }
      : {
          guild_id: guild.id,
          guild: { id: guild.id, locale: guild.locale, features: guildJson(guild).features },
          guild_locale: guild.locale,
          member: { ...memberWithUserJson(world, member), permissions: permissions.toString() },
        }),
    locale: user.locale,
    app_permissions: appPermissions.toString(),
    entitlements: [],
    entitlement_sku_ids: [],
    authorizing_integration_owners: interaction.owners,
    context,
    attachment_size_limit: attachmentSizeLimit,
    ...specific,
  }
}
