import type { State, Theme } from './state.ts'

/** Where one is stands in the address, so that each tab has its own place and a reload keeps it. */
export function placeIn(location: Pick<Location, 'search'>): { user?: string; channel?: string } {
  const query = new URLSearchParams(location.search)
  const [user, channel] = [query.get('as'), query.get('in')]
  return { ...(user && { user }), ...(channel && { channel }) }
}

const addressOf = ({ user, home }: State): string => {
  const query = new URLSearchParams()
  if (user !== undefined) query.set('as', user)
  if (home !== undefined) query.set('in', home.here.channel)
  return `?${query}`
}

const key = 'sandbox-page'

/** What this browser remembers: the theme that was chosen, and whether one has been invited. */
export interface Kept {
  readonly theme: Theme | undefined
  readonly isWelcomed: boolean
}

export function readKept(storage: Pick<Storage, 'getItem'>): Kept {
  const [theme, welcomed] = (storage.getItem(key) ?? '').split(' ')
  return {
    theme: theme === 'light' || theme === 'dark' ? theme : undefined,
    isWelcomed: welcomed === 'welcomed',
  }
}

const keptText = ({ theme, isThemeChosen, isWelcomed }: State): string =>
  `${isThemeChosen ? theme : '-'} ${isWelcomed ? 'welcomed' : '-'}`

/** Keeps the place in the address, and what this browser remembers, when they change: browsers refuse to have the
 * address changed with every key. */
export function createKeeping(
  history: Pick<History, 'replaceState'>,
  storage: Pick<Storage, 'setItem'>,
): (state: State) => void {
  let [address, kept] = ['', '']
  return state => {
    const [nextAddress, nextKept] = [addressOf(state), keptText(state)]
    if (state.home !== undefined && nextAddress !== address) history.replaceState(null, '', nextAddress)
    if (nextKept !== kept) storage.setItem(key, nextKept)
    address = nextAddress
    kept = nextKept
  }
}
