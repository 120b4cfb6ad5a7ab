import { html, nothing } from 'lit'
import type { Actions } from '../actions.ts'
import { listId, suggestionId } from '../ids.ts'
import type { State } from '../state.ts'

/** What is offered while somebody types; the field keeps the focus and says which one is meant. */
export function suggestionList({ suggested, draft }: State, actions: Actions) {
  if (suggested === undefined) return nothing
  const isCommands = draft.kind === 'text' && draft.text.startsWith('/')
  return html`<ul id=${listId} class="suggestions" role="listbox" aria-label="Suggestions">
    ${suggested.items.map((item, n) => {
      // Not a click: the field would lose the focus first, and the list go away.
      const take = (event: Event) => {
        event.preventDefault()
        actions.take(item)
      }
      return html`<li
        id=${suggestionId(n)}
        role="option"
        aria-selected=${n === suggested.active}
        @pointerdown=${take}
      >
        <span class="suggestion-label">${isCommands ? '/' : ''}${item.label}</span>
        ${item.detail ? html`<span class="suggestion-detail">${item.detail}</span>` : nothing}
      </li>`
    })}
  </ul>`
}

/** What a field says about the list it governs. */
export const listState = ({ suggested }: State, field: string) => {
  const isOpen = suggested?.field === field
  return {
    isOpen,
    controls: isOpen ? listId : nothing,
    active: isOpen && suggested.active >= 0 ? suggestionId(suggested.active) : nothing,
  }
}
