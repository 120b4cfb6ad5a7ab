import type { Actions } from '../actions.ts'
import type { State } from '../state.ts'

/** Keys as in Discord: arrows choose, Enter and Tab take, Enter sends, Escape gives up. */
export function onComposerKey(event: KeyboardEvent, { suggested, repliesTo }: State, actions: Actions): void {
  // While characters are being composed, as Chinese ones are, keys belong to the input method.
  if (event.isComposing) return
  const chosen = suggested?.items[suggested.active]
  const done = (act: () => void) => {
    event.preventDefault()
    act()
  }
  switch (event.key) {
    case 'ArrowDown':
    case 'ArrowUp':
      if (suggested !== undefined) done(() => actions.move(event.key === 'ArrowDown' ? 1 : -1))
      return
    case 'Tab':
      if (chosen !== undefined && !event.shiftKey) done(() => actions.take(chosen))
      return
    case 'Enter':
      if (event.shiftKey) return
      done(() => (chosen === undefined ? actions.send() : actions.take(chosen)))
      return
    case 'Escape':
      if (suggested !== undefined) done(() => actions.dismiss())
      else if (repliesTo !== undefined) done(() => actions.cancelReply())
      return
  }
}
