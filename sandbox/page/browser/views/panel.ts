import { html, nothing } from 'lit'
import type { Exchange } from '../../../live/exchange.ts'
import type { Home } from '../../../live/home.ts'
import type { PageOptions } from '../../options.ts'
import type { Actions } from '../actions.ts'
import { panelId } from '../ids.ts'
import type { State } from '../state.ts'
import { guildHere } from '../suggestions.ts'

/** What stands beside the messages: the inside of one, or the controls of the sandbox. */
export function panelView({ panel }: State, home: Home, actions: Actions, soon: PageOptions['soon']) {
  if (panel === undefined) return nothing
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape') actions.closePanel()
  }
  const [title, content] =
    panel.kind === 'inspector'
      ? ['Inside this message', inspectorView(panel.exchanges)]
      : ['Sandbox controls', controlsView(home, actions, soon)]
  return html`<aside class="panel" aria-labelledby=${panelId} @keydown=${onKey}>
    <div class="panel-head">
      <h2 id=${panelId} tabindex="-1">${title}</h2>
      <button type="button" class="icon" @click=${() => actions.closePanel()}>
        <span aria-hidden="true">✕</span><span class="unseen">Close</span>
      </button>
    </div>
    ${content}
  </aside>`
}

function inspectorView(exchanges: readonly Exchange[]) {
  if (exchanges.length === 0) return html`<p>The app had no part in this message.</p>`
  return exchanges.map(
    ({ asked, latencyMs, requests }) =>
      html`<section>
        ${
          latencyMs === null
            ? nothing
            : html`<p>Answered after <strong class="latency">${latencyMs} ms</strong>.</p>`
        }
        ${asked === null ? nothing : jsonView('What the app was sent', asked)}
        ${requests.map(({ method, path, status, body }) =>
          jsonView(`${method} ${shortened(path)} → ${status ?? 'no answer'}`, body),
        )}
      </section>`,
  )
}

const jsonView = (title: string, value: unknown) =>
  html`<h3>${title}</h3>
    <pre tabindex="0">${JSON.stringify(value, null, 2)}</pre>`

/** Tokens of interactions are long, and say nothing. */
const shortened = (path: string): string => path.replace(/[\w-]{40,}/g, '…')

function controlsView(home: Home, actions: Actions, soon: PageOptions['soon']) {
  const guild = guildHere(home)
  const control = (label: string, act: () => Promise<void>, explanation: string) =>
    html`<li>
      <button type="button" class="control" @click=${() => void act()}>${label}</button>
      <p>${explanation}</p>
    </li>`
  return html`<ul class="controls">
    ${
      soon === undefined || guild === undefined
        ? nothing
        : control(soon.label, actions.postSoon, 'Sets it up for the next minute or two, in this channel.')
    }
    ${control('Cut the connection', () => actions.cut(true), 'The app resumes, and gets what it missed.')}
    ${control('End the session', () => actions.cut(false), 'The app must begin a new session.')}
    ${control('Add a server', actions.addGuild, 'One more server that has the app.')}
    ${
      guild === undefined
        ? nothing
        : guild.hasBot
          ? control('Remove the app', actions.removeBot, `It leaves ${guild.name}.`)
          : control('Invite the app again', actions.returnBot, `It joins ${guild.name}.`)
    }
  </ul>`
}
