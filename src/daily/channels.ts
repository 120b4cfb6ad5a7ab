import type { Reply } from '../bot/reply.ts'

/** Why a post did not come about. */
export type Obstacle =
  /** The channel or the server is not there any more (10003, 10004). */
  | 'channel-gone'
  /** The bot cannot see the channel (50001). */
  | 'no-access'
  /** It may not do there what it wants to (50013). */
  | 'missing-permissions'
  /** A moment's trouble: 5xx, 429, the network. Worth trying again. */
  | 'transient'
  /** Discord does not take what was sent. Trying again would not help. */
  | 'refused'

export class PostingError extends Error {
  override readonly name = 'PostingError'
  readonly obstacle: Obstacle

  constructor(obstacle: Obstacle, cause: unknown) {
    super(`could not post: ${obstacle}`, { cause })
    this.obstacle = obstacle
  }
}

/** What the bot may do in a channel at this moment. */
export type ChannelAccess =
  | { readonly state: 'channel-gone' | 'no-access' }
  | {
      readonly state: 'visible'
      readonly kind: 'text' | 'announcement' | 'other'
      /** Discord's names of its permissions there, `SendMessages`. */
      readonly permissions: ReadonlySet<string>
      /** Whether this role is there, and can be mentioned by everybody. */
      role(roleId: string): { readonly exists: boolean; readonly mentionable: boolean }
    }

/** What the song of the day needs of Discord. All that is asynchronous rejects with a PostingError. */
export interface Channels {
  /**
   * Posts a message, pinging at most this role, which is mentioned above it. Within some minutes the same nonce
   * in the same channel gives the message that is there already. https://discord.com/developers/docs/resources/message#create-message
   */
  post(channelId: string, message: Reply, nonce: string, roleId?: string): Promise<{ messageId: string }>
  /**
   * A message of the bot's own since that moment whose first embed has this footer text, where it can be seen:
   * without ReadMessageHistory Discord gives no messages, so then there seems to be none.
   */
  findPosted(
    channelId: string,
    footer: string,
    since: Temporal.Instant,
  ): Promise<{ messageId: string } | undefined>
  /** Opens a thread on a message; content where there is one already. */
  openThread(channelId: string, messageId: string, name: string): Promise<void>
  /** Publishes a message of an announcement channel; content where it has been published. */
  crosspost(channelId: string, messageId: string): Promise<void>
  access(guildId: string, channelId: string): Promise<ChannelAccess>
  /** Writes to somebody directly. */
  tellUser(userId: string, text: string, nonce: string): Promise<void>
  /** Writes in the server's system channel. False where it has none. */
  tellServer(guildId: string, text: string, nonce: string): Promise<boolean>
  /** Whether the bot is in this server. Rejects where Discord does not say clearly: then it must count as one. */
  isMember(guildId: string): Promise<boolean>
  /**
   * Whether so many requests have been turned down of late that what is not urgent should wait.
   * https://discord.com/developers/docs/topics/rate-limits#invalid-request-limit-aka-cloudflare-bans
   */
  isBudgetLow(): boolean
}
