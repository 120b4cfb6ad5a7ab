import type { LiveEvent } from '../../live/live.ts'
import type { ShownMessage } from '../../live/shown-message.ts'
import type { Store } from './state.ts'

/** How long to wait before trying again to reach the sandbox, in milliseconds. */
const retryMs = 1_000

/** Keeps what is shown as the sandbox has it. Gives what goes to a channel, and as somebody else. */
export function createLiveStream(store: Store, open: (path: string) => WebSocket) {
  let socket: WebSocket | undefined

  const take = (event: LiveEvent) => {
    const { messages, unread } = store.state
    switch (event.kind) {
      case 'home':
        return store.set({ home: event.home, channel: event.home.here.channel, isConnected: true })
      case 'messages':
        return store.set({ messages: event.messages })
      case 'message':
        return store.set({ messages: withMessage(messages, event.message) })
      case 'deleted':
        return store.set({ messages: messages.filter(({ id }) => id !== event.id) })
      case 'elsewhere':
        return store.set({ unread: new Set([...unread, event.channel]) })
    }
  }

  const follow = (user: string | undefined, channel: string | undefined): void => {
    const query = new URLSearchParams({ ...(user && { user }), ...(channel && { channel }) })
    const next = open(`/sandbox/live?${query}`)
    const before = socket
    socket = next
    before?.close()
    next.onmessage = ({ data }) => socket === next && take(JSON.parse(data))
    next.onclose = () => {
      if (socket !== next) return
      store.set({ isConnected: false })
      // It begins anew, with all there is by then, where one was.
      setTimeout(() => {
        if (socket === next) follow(user, store.state.channel)
      }, retryMs)
    }
  }
  return follow
}

const withMessage = (messages: readonly ShownMessage[], message: ShownMessage): ShownMessage[] =>
  messages.some(({ id }) => id === message.id)
    ? messages.map(known => (known.id === message.id ? message : known))
    : [...messages, message]
