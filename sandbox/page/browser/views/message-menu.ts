import { html, nothing } from 'lit'
import type { Home } from '../../../live/home.ts'
import type { Actions } from '../actions.ts'
import { menuId } from '../ids.ts'
import { messageCommands } from '../leaf-commands.ts'
import type { State } from '../state.ts'

/** The menu of a message: answer it, choose a command of an app, look inside. */
export function messageMenu({ menu, messages }: State, home: Home, actions: Actions) {
  const message = messages.find(({ id }) => id === menu?.message)
  if (menu === undefined || message === undefined) return nothing
  const commands = messageCommands(home.here.commands)
  return html`<div class="menu-backdrop" @click=${() => actions.closeMenu()}></div>
    <ul
      class="menu"
      id=${menuId}
      role="menu"
      tabindex="-1"
      aria-label="Message"
      style=${`--x: ${menu.x}px; --y: ${menu.y}px`}
      @keydown=${(event: KeyboardEvent) => onMenuKey(event, actions)}
    >
      ${message.isEphemeral || !home.here.canWrite ? nothing : item('Reply', () => actions.reply(message.id))}
      ${
        commands.length === 0
          ? nothing
          : html`<li role="none" class="menu-title">Apps</li>
              ${commands.map(name => item(name, () => actions.choose(name, message.id)))}
              <li role="separator"></li>`
      }
      ${item('Look inside', () => actions.inspect(message.id))}
    </ul>`
}

const item = (label: string, act: () => void) =>
  html`<li role="none"><button type="button" role="menuitem" @click=${act}>${label}</button></li>`

/** https://www.w3.org/WAI/ARIA/apg/patterns/menubar/ */
function onMenuKey(event: KeyboardEvent, actions: Actions): void {
  if (!(event.currentTarget instanceof HTMLElement)) return
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[role=menuitem]')]
  const at = items.findIndex(entry => entry.matches(':focus'))
  const to = {
    ArrowDown: at + 1,
    ArrowUp: at < 0 ? items.length - 1 : at - 1,
    Home: 0,
    End: items.length - 1,
  }[event.key]
  if (event.key === 'Escape' || event.key === 'Tab') actions.closeMenu()
  else if (to !== undefined) items.at(to % items.length)?.focus()
  else return
  event.preventDefault()
}
