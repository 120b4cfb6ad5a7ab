import { PermissionFlagsBits } from 'discord-api-types/v10'
import type { Context } from './context.ts'

/** Whether whoever asks may manage the server they ask in. */
export const mayManageServer = ({ guild }: Pick<Context, 'guild'>): boolean =>
  guild !== undefined &&
  (guild.memberPermissions & (PermissionFlagsBits.ManageGuild | PermissionFlagsBits.Administrator)) !== 0n
