import { render } from 'lit'
import type { PageOptions } from '../options.ts'
import type { Actions } from './actions.ts'
import { createComposing } from './composing.ts'
import { createControlling } from './controlling.ts'
import { emptyDraft } from './draft.ts'
import { suggestionId } from './ids.ts'
import { createKeeping, placeIn, readKept } from './kept.ts'
import { createLiveStream } from './live-stream.ts'
import { createNavigating } from './navigating.ts'
import { createRequests } from './requests.ts'
import { createSending } from './sending.ts'
import { createStore, type State } from './state.ts'
import { appView } from './views/app.ts'
import { mendComponents } from './views/components.ts'
import { keepAtEnd } from './views/scrolling.ts'

mendComponents()

const options: Pick<PageOptions, 'invitations' | 'soon'> = JSON.parse(
  document.getElementById('options')?.textContent ?? '{}',
)
const place = placeIn(location)
const kept = readKept(localStorage)
const keep = createKeeping(history, localStorage)
const preferred = matchMedia('(prefers-color-scheme: light)').matches ? 'light' : 'dark'

const root = document.createElement('div')
root.id = 'root'
document.body.append(root)

function show(state: State): void {
  document.documentElement.dataset.theme = state.theme
  document.title = state.home ? `${state.home.here.name} · ${state.home.application.name} sandbox` : 'Sandbox'
  const isAtEnd = keepAtEnd(document.getElementById('messages'))
  render(appView(state, actions, options, Date.now()), root)
  isAtEnd(document.getElementById('messages'))
  document.getElementById(suggestionId(state.suggested?.active ?? -1))?.scrollIntoView({ block: 'nearest' })
  keep(state)
}

const store = createStore(
  {
    user: place.user,
    channel: place.channel,
    theme: kept.theme ?? preferred,
    isThemeChosen: kept.theme !== undefined,
    isConnected: true,
    home: undefined,
    messages: [],
    unread: new Set(),
    draft: emptyDraft,
    repliesTo: undefined,
    suggested: undefined,
    sending: [],
    notice: undefined,
    menu: undefined,
    panel: undefined,
    form: undefined,
    isNavigating: false,
    isWelcomed: kept.isWelcomed,
  },
  show,
  id => document.getElementById(id)?.focus(),
)
const requests = createRequests((input, init) => fetch(input, init))
const live = createLiveStream(store, path => new WebSocket(path))
const navigating = createNavigating(store, requests, live)
const pause = (ms: number) => new Promise<void>(resolve => setTimeout(resolve, ms))
const actions: Actions = {
  ...createComposing(store, requests, pause),
  ...createSending(store, requests),
  ...navigating,
  ...createControlling(store, requests, { soon: options.soon, now: () => Date.now(), go: navigating.go }),
}

live(place.user, place.channel)
// “Two minutes ago” grows old.
setInterval(() => show(store.state), 30_000)
