import { html, nothing } from 'lit'
import type { Component, Control, Select } from '../../../limits/component.ts'
import type { Home } from '../../../live/home.ts'
import type { ShownMessage } from '../../../live/shown-message.ts'
import type { Actions } from '../actions.ts'
import { guildHere } from '../suggestions.ts'

type Press = Pick<Actions, 'press'>

/** The rows of buttons and menus below a message. */
export const componentRows = (message: ShownMessage, home: Home, actions: Press) =>
  message.components.map(row => rowView(message, row, home, actions))

const rowView = (message: ShownMessage, { components }: Component, home: Home, actions: Press) =>
  html`<discord-action-row slot="components">
    ${components.map(control => controlView(message, control, home, actions))}
  </discord-action-row>`

const controlView = (message: ShownMessage, control: Control, home: Home, actions: Press) =>
  control.type === 2 ? buttonView(message, control, actions) : selectView(message, control, home, actions)

const styles: Readonly<Record<number, string>> = {
  1: 'primary',
  2: 'secondary',
  3: 'success',
  4: 'destructive',
  5: 'secondary',
}

function buttonView(message: ShownMessage, button: Extract<Control, { type: 2 }>, actions: Press) {
  const press = () => {
    if (!button.disabled && button.custom_id) actions.press(message.id, button.custom_id)
  }
  return html`<discord-button
    type=${styles[button.style] ?? 'secondary'}
    url=${button.url ?? nothing}
    ?disabled=${button.disabled ?? false}
    @click=${press}
    >${button.emoji?.name ? `${button.emoji.name} ` : ''}${button.label ?? ''}</discord-button
  >`
}

/** A menu of the browser's own, which can be used with keys and read aloud; the library's cannot. */
function selectView(message: ShownMessage, select: Select, home: Home, actions: Press) {
  const label = select.placeholder || 'Make a selection'
  const isMultiple = select.max_values > 1
  const choose = ({ currentTarget }: Event) => {
    if (!(currentTarget instanceof HTMLSelectElement)) return
    const values = [...currentTarget.selectedOptions].map(({ value }) => value).filter(Boolean)
    if (values.length >= Math.max(select.min_values, 1)) actions.press(message.id, select.custom_id, values)
    if (!isMultiple) currentTarget.value = ''
  }
  const options = optionsOf(select, home)
  return html`<select
    class="message-select"
    aria-label=${label}
    ?disabled=${select.disabled ?? false}
    ?multiple=${isMultiple}
    @change=${choose}
  >
    ${isMultiple ? nothing : html`<option value="" selected hidden>${label}</option>`}
    ${options.map(
      option =>
        html`<option value=${option.value}>
          ${option.emoji ? `${option.emoji} ` : ''}${option.label}${
            option.description ? html`<span class="description">${option.description}</span>` : nothing
          }
        </option>`,
    )}
  </select>`
}

interface Option {
  label: string
  value: string
  description?: string | null | undefined
  emoji?: string | null | undefined
}

function optionsOf(select: Select, home: Home): Option[] {
  if (select.type === 3) return select.options.map(option => ({ ...option, emoji: option.emoji?.name }))
  const guild = guildHere(home)
  const named = (entries: readonly { id: string; name: string }[]): Option[] =>
    entries.map(({ id, name }) => ({ label: name, value: id }))
  const people = named(guild?.members ?? [home.application, home.me])
  const roles = named(guild?.roles ?? [])
  return { 5: people, 6: roles, 7: [...people, ...roles], 8: named(guild?.channels ?? []) }[select.type]
}
