import type { Modal } from '../../limits/component.ts'
import type { Exchange } from '../../live/exchange.ts'
import type { Home } from '../../live/home.ts'
import type { ShownMessage } from '../../live/shown-message.ts'
import type { Draft } from './draft.ts'
import type { Suggestion } from './suggestions.ts'

export type Theme = 'light' | 'dark'

/** All that the page shows. Views are functions of it. */
export interface State {
  /** Who one is: owner, administrator, member. */
  readonly user: string | undefined
  /** Where one is, or is on the way to. */
  readonly channel: string | undefined
  readonly theme: Theme
  /** Else the theme is the browser's. */
  readonly isThemeChosen: boolean
  /** Whether the sandbox can be reached. */
  readonly isConnected: boolean
  readonly home: Home | undefined
  /** Oldest first. */
  readonly messages: readonly ShownMessage[]
  /** Channels with something new. */
  readonly unread: ReadonlySet<string>
  readonly draft: Draft
  readonly repliesTo: ShownMessage | undefined
  readonly suggested: Suggested | undefined
  /** What was sent and is not answered yet. */
  readonly sending: readonly { readonly id: number; readonly channel: string; readonly what: string }[]
  /** What went wrong, or came of it, as a sentence. */
  readonly notice: { readonly text: string; readonly isError: boolean } | undefined
  /** The menu of a message, and where it opens. */
  readonly menu: { readonly message: string; readonly x: number; readonly y: number } | undefined
  readonly panel: Panel | undefined
  readonly form: OpenForm | undefined
  /** On a narrow screen: whether servers and channels are shown instead of messages. */
  readonly isNavigating: boolean
  readonly isWelcomed: boolean
}

/** What is offered while something is typed, in the field with this id. */
export interface Suggested {
  readonly field: string
  readonly items: readonly Suggestion[]
  /** Which of them Enter takes; -1 for none. */
  readonly active: number
}

/** What stands beside the messages. */
export type Panel =
  | { readonly kind: 'inspector'; readonly message: string; readonly exchanges: readonly Exchange[] }
  | { readonly kind: 'controls' }

/** A form that the bot opened, and the interaction to send it with. */
export interface OpenForm {
  readonly modal: Modal
  readonly interaction: string
}

export interface Store {
  readonly state: State
  /** Shows it, and then moves the focus to the element with this id. */
  set(change: Partial<State>, focus?: string): void
}

/** Keeps the state; `show` is called once for all changes made in one go. */
export function createStore(
  initial: State,
  show: (state: State) => void,
  focusOn: (id: string) => void,
): Store {
  let state = initial
  let isWaiting = false
  let focus: string | undefined
  return {
    get state() {
      return state
    },
    set(change, nextFocus) {
      state = { ...state, ...change }
      focus = nextFocus ?? focus
      if (isWaiting) return
      isWaiting = true
      queueMicrotask(() => {
        isWaiting = false
        show(state)
        if (focus !== undefined) focusOn(focus)
        focus = undefined
      })
    },
  }
}
