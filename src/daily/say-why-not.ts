import { UserError } from '../bot/errors.ts'
import { type Guilds, UnreadableState } from '../guilds/guilds.ts'
import { obstacleOf } from './deadline.ts'

/** For people, where Discord has a moment's trouble. */
export const discordIsBusy = (cause: unknown): UserError =>
  new UserError('Discord did not answer just now, so nothing has changed. Please try again in a minute.', {
    cause,
  })

/** The same promise, with a moment's trouble of Discord explained. */
export async function explained<T>(promise: Promise<T>): Promise<T> {
  try {
    return await promise
  } catch (error) {
    throw obstacleOf(error) === 'transient' ? discordIsBusy(error) : error
  }
}

/** The same store, which explains to people where a server's settings cannot be read. */
export const explainUnreadable = (guilds: Guilds): Guilds => ({
  read: guildId => guilds.read(guildId).catch(settingsUnreadable),
  update: (...args) => guilds.update(...args).catch(settingsUnreadable),
  forget: guildId => guilds.forget(guildId),
  all: () => guilds.all(),
})

function settingsUnreadable(error: unknown): never {
  if (!(error instanceof UnreadableState)) throw error
  throw new UserError(
    'I cannot read the settings of this server. They have been put aside for whoever runs me, so nothing is lost. To start anew, use `/daily setup`.',
    { cause: error },
  )
}

/** What a read gives; nothing where it cannot be read. */
export async function ifReadable<T>(read: Promise<T>): Promise<T | undefined> {
  try {
    return await read
  } catch (error) {
    if (error instanceof UnreadableState) return undefined
    throw error
  }
}
