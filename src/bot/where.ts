import { ApplicationIntegrationType, InteractionContextType } from 'discord-api-types/v10'

/** Where a command is offered: in servers, in direct messages and as a user-installed app. */
export const everywhere = () => ({
  integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
  contexts: [
    InteractionContextType.Guild,
    InteractionContextType.BotDM,
    InteractionContextType.PrivateChannel,
  ],
})
