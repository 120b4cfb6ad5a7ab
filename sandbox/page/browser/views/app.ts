import { html, type TemplateResult } from 'lit'
import type { PageOptions } from '../../options.ts'
import type { Actions } from '../actions.ts'
import type { State } from '../state.ts'
import { channelList } from './channel-list.ts'
import { composerView } from './composer.ts'
import { formView } from './form.ts'
import { headerView } from './header.ts'
import { messageList } from './message-list.ts'
import { messageMenu } from './message-menu.ts'
import { panelView } from './panel.ts'
import { personSwitch } from './person-switch.ts'
import { serverList } from './server-list.ts'

/** The whole page. */
export function appView(
  state: State,
  actions: Actions,
  { invitations, soon }: Pick<PageOptions, 'invitations' | 'soon'>,
  nowMs: number,
): TemplateResult {
  const { home } = state
  if (home === undefined)
    return html`<main class="waiting" role="status">
      <p>${state.isConnected ? 'One moment…' : 'The sandbox cannot be reached. Is it still running?'}</p>
    </main>`
  return html`<div class=${`app ${state.isNavigating ? 'navigating' : ''}`}>
      <div class="navigation">
        ${serverList(state, home, actions)}
        <div class="beside">${channelList(state, home, actions)} ${personSwitch(state, home, actions)}</div>
      </div>
      <main>
        ${headerView(state, home, actions)} ${messageList(state, home, actions, { invitations, nowMs })}
        ${composerView(state, home, actions)} ${messageMenu(state, home, actions)}
      </main>
      ${panelView(state, home, actions, soon)}
    </div>
    ${formView(state, home, actions)}`
}
