import { html, nothing } from 'lit'
import { live } from 'lit/directives/live.js'
import type { Home } from '../../../live/home.ts'
import type { Actions } from '../actions.ts'
import { composerId } from '../ids.ts'
import type { State } from '../state.ts'
import { commandLine } from './command-line.ts'
import { onComposerKey } from './composer-keys.ts'
import { listState, suggestionList } from './suggestion-list.ts'

/** Where one writes: a message, or a command with its options. */
export function composerView(state: State, home: Home, actions: Actions) {
  const { notice, repliesTo, draft } = state
  const send = (event: Event) => {
    event.preventDefault()
    actions.send()
  }
  return html`<footer class="composer">
    <p class=${`notice ${notice?.isError ? 'error' : ''}`} role=${notice?.isError ? 'alert' : 'status'}>
      ${notice?.text ?? nothing}
    </p>
    ${suggestionList(state, actions)}
    ${
      repliesTo === undefined
        ? nothing
        : html`<p class="replying">
            Replying to <strong>${repliesTo.author.name}</strong>
            <button type="button" class="as-link" @click=${() => actions.cancelReply()}>Cancel</button>
          </p>`
    }
    <form @submit=${send}>
      ${draft.kind === 'command' ? commandLine(state, draft, actions) : textField(state, draft.text, home, actions)}
      <button type="submit" class="send" ?disabled=${!home.here.canWrite}>Send</button>
    </form>
  </footer>`
}

function textField(state: State, text: string, { here, application }: Home, actions: Actions) {
  const { controls, active } = listState(state, composerId)
  const onInput = ({ currentTarget }: Event) => {
    if (currentTarget instanceof HTMLTextAreaElement) actions.type(currentTarget.value)
  }
  const name = here.guild === null ? `@${application.name}` : `#${here.name}`
  const placeholder = here.canWrite
    ? `Message ${name}, or / for commands`
    : 'You do not have permission to send messages in this channel.'
  return html`<textarea
    id=${composerId}
    rows="1"
    autocomplete="off"
    aria-label=${`Message ${name}`}
    aria-autocomplete="list"
    aria-controls=${controls}
    aria-activedescendant=${active}
    placeholder=${placeholder}
    ?disabled=${!here.canWrite}
    .value=${live(text)}
    @input=${onInput}
    @keydown=${(event: KeyboardEvent) => onComposerKey(event, state, actions)}
    @blur=${() => actions.dismiss()}
  ></textarea>`
}
