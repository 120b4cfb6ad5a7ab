import { html } from 'lit'
import type { Home } from '../../../live/home.ts'
import type { Actions } from '../actions.ts'
import { navigationButtonId } from '../ids.ts'
import type { State } from '../state.ts'

/** Where one is, and whether the bot is there. */
export function headerView({ isNavigating, isConnected }: State, home: Home, actions: Actions) {
  const { here, application, isOnline } = home
  const status = isConnected ? (isOnline ? 'online' : 'offline') : 'out of reach'
  return html`<header>
    <button
      type="button"
      class="icon navigation-button"
      id=${navigationButtonId}
      aria-expanded=${isNavigating}
      @click=${() => actions.toggleNavigation()}
    >
      <span aria-hidden="true">☰</span><span class="unseen">Servers and channels</span>
    </button>
    <h1>${here.guild === null ? '@' : '#'}${here.name}</h1>
    <p class=${`presence ${status.replaceAll(' ', '-')}`} role="status">
      <span class="dot" aria-hidden="true"></span>${application.name} is ${status}
    </p>
  </header>`
}
