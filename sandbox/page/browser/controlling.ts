import type { PageOptions } from '../options.ts'
import type { Requests } from './requests.ts'
import type { Store } from './state.ts'

export interface Controlling {
  /** Cuts the gateway's connection, which the bot may resume or must begin anew. */
  cut(isResumable: boolean): Promise<void>
  addGuild(): Promise<void>
  /** The bot is removed from the server, or comes back. */
  removeBot(): Promise<void>
  returnBot(): Promise<void>
  /** Has the bot post by itself in this channel within a minute or two. */
  postSoon(): Promise<void>
}

/** Enough to set it up before the minute is there. */
const leadMs = 15_000
const minuteMs = 60_000

export function createControlling(
  store: Store,
  requests: Requests,
  { soon, now, go }: { soon: PageOptions['soon']; now(): number; go(channel: string): void },
): Controlling {
  const say = ({ error }: { error: string | null }, done: string) =>
    store.set({ notice: { text: error ?? done, isError: error !== null } })
  const guildHere = () => store.state.home?.here.guild
  return {
    async cut(isResumable) {
      const outcome = await requests.post('faults', {
        kind: 'gateway',
        action: 'close',
        code: isResumable ? 4000 : 4009,
        resumable: isResumable,
      })
      say(outcome, 'Cut. Watch the dot beside the name of the app: it comes back by itself.')
    },
    async addGuild() {
      const answer = await requests.post('guilds', { count: 1, channels: 3, roles: 2 })
      if (!('guilds' in answer)) return say(answer, '')
      const [made] = answer.guilds
      const [channel] = made?.channels ?? []
      if (channel !== undefined) go(channel)
      say({ error: null }, `The app has been added to ${made?.name}.`)
    },
    async removeBot() {
      const guild = guildHere()
      say(await requests.post('faults', { kind: 'guild', action: 'remove', guild }), 'The app was removed.')
    },
    async returnBot() {
      const guild = guildHere()
      say(await requests.post('changes', { change: 'bot joins', guild }), 'The app is back.')
    },
    async postSoon() {
      const { home } = store.state
      if (soon === undefined || home === undefined) return
      const time = new Date(now() + leadMs + minuteMs).toISOString().slice(11, 16)
      const text = soon.text.replace('{channel}', home.here.channel).replace('{time}', time)
      const outcome = await requests.post('command', { text, user: 'owner', channel: home.here.channel })
      const told = 'messages' in outcome ? outcome.messages?.[0]?.content : undefined
      say(outcome, `Set up by the owner for ${time} UTC, in this channel. The app said: “${told ?? '…'}”`)
    },
  }
}
