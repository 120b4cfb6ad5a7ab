import { emptyDraft } from './draft.ts'
import { composerId, controlsButtonId, menuId, moreId, navigationButtonId, panelId } from './ids.ts'
import type { Requests } from './requests.ts'
import type { Store, Theme } from './state.ts'

export interface Navigating {
  /** Goes to a channel. */
  go(channel: string): void
  /** Goes on as somebody else. */
  become(user: string): void
  setTheme(theme: Theme): void
  reply(message: string): void
  cancelReply(): void
  openMenu(message: string, x: number, y: number): void
  closeMenu(): void
  /** Shows what passed between Discord and the bot about a message. */
  inspect(message: string): Promise<void>
  openControls(): void
  closePanel(): void
  /** Takes a message out of sight that only oneself can see. */
  hide(message: string): void
  toggleNavigation(): void
  closeForm(): void
  skipWelcome(): void
}

export function createNavigating(
  store: Store,
  requests: Requests,
  /** Begins to show a channel. */
  live: (user: string | undefined, channel: string | undefined) => void,
): Navigating {
  const move = (user: string | undefined, channel: string | undefined) => {
    const unread = new Set(store.state.unread)
    unread.delete(channel ?? '')
    store.set(
      {
        user,
        channel,
        unread,
        messages: [],
        draft: emptyDraft,
        suggested: undefined,
        repliesTo: undefined,
        notice: undefined,
        menu: undefined,
        panel: store.state.panel?.kind === 'controls' ? store.state.panel : undefined,
        isNavigating: false,
      },
      composerId,
    )
    live(user, channel)
  }
  return {
    go: channel => move(store.state.user, channel),
    become(user) {
      move(user, store.state.channel)
    },
    setTheme: theme => store.set({ theme, isThemeChosen: true }),
    reply(id) {
      const repliesTo = store.state.messages.find(message => message.id === id)
      store.set({ repliesTo, menu: undefined, draft: emptyDraft }, composerId)
    },
    cancelReply: () => store.set({ repliesTo: undefined }, composerId),
    openMenu: (message, x, y) => store.set({ menu: { message, x, y } }, menuId),
    closeMenu() {
      const { menu } = store.state
      if (menu !== undefined) store.set({ menu: undefined }, moreId(menu.message))
    },
    async inspect(message) {
      store.set({ menu: undefined })
      const { user } = store.state
      const answer = await requests.get('exchanges', { message, ...(user && { user }) })
      if (answer.error !== null) return store.set({ notice: { text: answer.error, isError: true } })
      const exchanges = 'exchanges' in answer ? answer.exchanges : []
      store.set({ panel: { kind: 'inspector', message, exchanges } }, panelId)
    },
    openControls: () => store.set({ panel: { kind: 'controls' }, isNavigating: false }, panelId),
    closePanel() {
      const { panel } = store.state
      const from = panel?.kind === 'inspector' ? moreId(panel.message) : controlsButtonId
      store.set({ panel: undefined }, from)
    },
    hide: id =>
      store.set({ messages: store.state.messages.filter(message => message.id !== id) }, composerId),
    toggleNavigation: () => store.set({ isNavigating: !store.state.isNavigating }, navigationButtonId),
    closeForm: () => store.set({ form: undefined }, composerId),
    skipWelcome: () => store.set({ isWelcomed: true }, composerId),
  }
}
