import { html, nothing } from 'lit'
import type { Modal } from '../../../limits/component.ts'
import type { Home } from '../../../live/home.ts'
import type { Actions } from '../actions.ts'
import type { State } from '../state.ts'

type Entry = Modal['components'][number]
type TextInput = Extract<Entry, { type: 1 }>['components'][number]
type Input = TextInput | Extract<Entry, { type: 18 }>['component']

/** A form that the bot opened over the channel. */
export function formView({ form }: State, home: Home, actions: Actions) {
  if (form === undefined) return nothing
  const { modal } = form
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (!(event.currentTarget instanceof HTMLFormElement)) return
    const data = new FormData(event.currentTarget)
    const values = fieldsOf(modal).map(({ input }) => {
      const all = data.getAll(input.custom_id).map(String)
      return [input.custom_id, input.type === 4 ? (all[0] ?? '') : all]
    })
    actions.submit(Object.fromEntries(values))
  }
  return html`<div class="form-backdrop">
    <form
      class="form"
      role="dialog"
      aria-modal="true"
      aria-labelledby="form-title"
      @submit=${submit}
      @keydown=${(event: KeyboardEvent) => event.key === 'Escape' && actions.closeForm()}
    >
      <h2 id="form-title">${modal.title}</h2>
      ${fieldsOf(modal).map(({ label, description, input }, n) => fieldView(label, description, input, n, home))}
      <div class="form-buttons">
        <button type="button" class="as-link" @click=${() => actions.closeForm()}>Cancel</button>
        <button type="submit" class="send">Submit</button>
      </div>
    </form>
  </div>`
}

interface FormField {
  label: string
  description: string | undefined
  input: Input
}

const fieldsOf = ({ components }: Modal): FormField[] =>
  components.flatMap((entry): FormField[] =>
    entry.type === 1
      ? entry.components.map(input => ({
          label: input.label ?? input.custom_id,
          description: undefined,
          input,
        }))
      : [{ label: entry.label, description: entry.description ?? undefined, input: entry.component }],
  )

function fieldView(label: string, description: string | undefined, input: Input, n: number, home: Home) {
  const id = `form-${n}`
  return html`<p class="form-field">
    <label for=${id}>${label}${(input.required ?? true) ? ' *' : ''}</label>
    ${description ? html`<span>${description}</span>` : nothing} ${inputView(input, id, home)}
  </p>`
}

function inputView(input: Input, id: string, home: Home) {
  const { custom_id: name } = input
  const isRequired = input.required ?? true
  if (input.type === 4)
    return html`<textarea
      id=${id}
      name=${name}
      rows=${input.style === 2 ? 5 : 1}
      minlength=${input.min_length ?? nothing}
      maxlength=${input.max_length ?? 4000}
      placeholder=${input.placeholder ?? nothing}
      ?required=${isRequired}
      .value=${input.value ?? ''}
    ></textarea>`
  const options =
    input.type === 3
      ? input.options
      : home.people.map(({ id: value, name: person }) => ({ label: person, value }))
  return html`<select id=${id} name=${name} ?multiple=${input.max_values > 1} ?required=${isRequired}>
    ${options.map(({ label, value }) => html`<option value=${value}>${label}</option>`)}
  </select>`
}
