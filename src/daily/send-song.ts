import type { Reply } from '../bot/reply.ts'
import { within } from '../within.ts'
import { PostingError } from './channels.ts'
import type { DailyEffects, Song } from './effects.ts'

/** How long a picture may take, in milliseconds. */
const picturePatience = 20_000

export interface Sent {
  readonly messageId: string
  readonly withPicture: boolean
}

/** Posts a song, without its picture where that cannot be made or sent. Rejects with what Discord says. */
export async function sendSong(
  { after, channels, messages, log }: DailyEffects,
  { song, channelId, nonce, roleId }: { song: Song; channelId: string; nonce: string; roleId?: string },
): Promise<Sent> {
  const post = (message: Reply) => channels.post(channelId, message, nonce, roleId)
  const plain = async (err: unknown): Promise<Sent> => {
    log.warn({ err, track: song.trackId, channelId }, 'song goes out without its picture')
    return { ...(await post(await messages.compose(song, false))), withPicture: false }
  }

  let message: Reply
  try {
    message = await within(after, picturePatience, messages.compose(song, true))
  } catch (error) {
    return plain(error)
  }
  try {
    return { ...(await post(message)), withPicture: true }
  } catch (error) {
    if (error instanceof PostingError && error.obstacle === 'refused') return plain(error)
    throw error
  }
}
