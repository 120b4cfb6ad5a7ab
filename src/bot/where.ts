import { ApplicationIntegrationType, InteractionContextType } from 'discord-api-types/v10'

/** Where a command is offered: in servers, in direct messages and as a user-installed app; or in servers alone. */
export type Where = 'everywhere' | 'servers'

/** What tells Discord so. */
export const whereJson = (where: Where) =>
  where === 'servers'
    ? {
        integration_types: [ApplicationIntegrationType.GuildInstall],
        contexts: [InteractionContextType.Guild],
      }
    : {
        integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
        contexts: [
          InteractionContextType.Guild,
          InteractionContextType.BotDM,
          InteractionContextType.PrivateChannel,
        ],
      }
