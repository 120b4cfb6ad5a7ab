import { html, nothing } from 'lit'
import { live } from 'lit/directives/live.js'
import { repeat } from 'lit/directives/repeat.js'
import type { Actions } from '../actions.ts'
import { type CommandDraft, type Field, furtherOptions } from '../draft.ts'
import { composerId, fieldId } from '../ids.ts'
import type { State } from '../state.ts'
import { onComposerKey } from './composer-keys.ts'
import { listState } from './suggestion-list.ts'

/** A command being filled in: its name, and a pill for each option. */
export function commandLine(state: State, draft: CommandDraft, actions: Actions) {
  const further = furtherOptions(draft)
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Backspace' || event.key === 'Escape') {
      event.preventDefault()
      actions.leaveCommand()
    } else onComposerKey(event, state, actions)
  }
  return html`<div class="command" role="group" aria-label=${`/${draft.command.name}: ${draft.command.description}`}>
    <button
      type="button"
      class="command-name"
      id=${composerId}
      title="Take the command away"
      @keydown=${onKey}
      @click=${() => (draft.fields.length === 0 ? undefined : actions.leaveCommand())}
    >
      /${draft.command.name}
    </button>
    ${repeat(
      draft.fields,
      ({ option }) => option.name,
      field => pill(state, field, actions),
    )}
    ${further.map(
      ({ name, description }) =>
        html`<button
          type="button"
          class="further"
          title=${description}
          @click=${() => actions.addOption(name)}
        >
          + ${name}
        </button>`,
    )}
  </div>`
}

function pill(state: State, { option, text, problem }: Field, actions: Actions) {
  const id = fieldId(option.name)
  const { isOpen, controls, active } = listState(state, id)
  const onInput = ({ currentTarget }: Event) => {
    if (currentTarget instanceof HTMLInputElement) actions.typeIn(option.name, currentTarget.value)
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Backspace' && text === '' && !event.isComposing) {
      event.preventDefault()
      if (option.required) actions.leaveCommand()
      else actions.removeOption(option.name)
    } else onComposerKey(event, state, actions)
  }
  return html`<span class=${`pill ${problem ? 'wrong' : ''}`}>
    <label for=${id} title=${option.description}
      >${option.name}${option.required ? html`<span class="required" aria-hidden="true">*</span>` : nothing}</label
    >
    <input
      id=${id}
      type="text"
      role="combobox"
      autocomplete="off"
      spellcheck="false"
      placeholder=${option.description}
      aria-required=${option.required ?? false}
      aria-invalid=${problem !== undefined}
      aria-describedby=${problem ? `${id}-problem` : nothing}
      aria-autocomplete="list"
      aria-expanded=${isOpen}
      aria-controls=${controls}
      aria-activedescendant=${active}
      .value=${live(text)}
      @input=${onInput}
      @keydown=${onKey}
      @focus=${() => actions.enter(option.name)}
      @blur=${() => actions.dismiss()}
    />
    ${problem ? html`<span class="unseen" id=${`${id}-problem`}>${problem}</span>` : nothing}
  </span>`
}
