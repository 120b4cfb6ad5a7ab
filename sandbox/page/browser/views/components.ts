// The parts of the component library that messages are made of, mended where they could not be read or reached.
import './component-settings.ts'
import { DiscordAuthorInfo } from '@skyra/discord-components-core/discord-author-info.js'
import { DiscordButton } from '@skyra/discord-components-core/discord-button.js'
import { DiscordCommand } from '@skyra/discord-components-core/discord-command.js'
import { DiscordEmbed } from '@skyra/discord-components-core/discord-embed.js'
import { DiscordEmbedField } from '@skyra/discord-components-core/discord-embed-field.js'
import { DiscordEmbedFooter } from '@skyra/discord-components-core/discord-embed-footer.js'
import { DiscordMention } from '@skyra/discord-components-core/discord-mention.js'
import { DiscordMessage } from '@skyra/discord-components-core/discord-message.js'
import { DiscordMessages } from '@skyra/discord-components-core/discord-messages.js'
import { DiscordReply } from '@skyra/discord-components-core/discord-reply.js'
import '@skyra/discord-components-core/discord-action-row.js'
import '@skyra/discord-components-core/discord-attachments.js'
import '@skyra/discord-components-core/discord-embed-description.js'
import '@skyra/discord-components-core/discord-embed-fields.js'
import '@skyra/discord-components-core/discord-file-attachment.js'
import '@skyra/discord-components-core/discord-image-attachment.js'
import { css } from 'lit'

/** Adds to the styles of components, whose insides no stylesheet of the page reaches. */
export function mendComponents(): void {
  DiscordMessages.elementStyles.push(css`
    :host {
      border: 0;
      background: none;
      font-family: inherit;
    }
  `)
  DiscordMessage.elementStyles.push(css`
    :host {
      background: none !important;
      padding: 4px 16px 4px 8px;
      color: var(--text) !important;
    }
    .discord-message-inner .discord-message-timestamp,
    .discord-message-edited {
      color: var(--quiet) !important;
      font-size: 12px;
    }
    .discord-message-content {
      min-width: 0;
    }
  `)
  DiscordAuthorInfo.elementStyles.push(css`
    :host .discord-author-username.discord-author-username.discord-author-username {
      color: var(--strong);
    }
  `)
  const quietLine = css`
    :host {
      font-family: inherit !important;
      color: var(--quiet) !important;
    }
    :host .discord-slash-command-name {
      background: none;
    }
    :host .discord-replied-message-username,
    :host .discord-replied-message-content,
    :host div.discord-replied-message-content.discord-slash-command-name,
    :host div.discord-replied-message-content.discord-slash-command-name span {
      color: var(--quiet-strong) !important;
      opacity: 1;
    }
  `
  DiscordReply.elementStyles.push(quietLine)
  DiscordCommand.elementStyles.push(quietLine)
  DiscordEmbed.elementStyles.push(css`
    :host {
      font-family: inherit !important;
    }
    .discord-embed-root {
      background-color: var(--embed) !important;
    }
    .discord-embed-root {
      color: var(--text);
    }
    .discord-embed-root .discord-embed-title a,
    .discord-embed-root .discord-embed-author a {
      color: var(--link);
    }
  `)
  DiscordEmbedField.elementStyles.push(css`
    :host {
      color: var(--text) !important;
    }
  `)
  DiscordEmbedFooter.elementStyles.push(css`
    :host {
      color: var(--quiet) !important;
    }
  `)
  DiscordMention.elementStyles.push(css`
    :host {
      color: var(--mention) !important;
    }
  `)
  DiscordButton.elementStyles.push(css`
    svg {
      margin-left: 6px;
    }
    .primary {
      background-color: #4752c4 !important;
    }
    button:focus-visible,
    a:focus-visible {
      outline: 2px solid var(--focus);
      outline-offset: 2px;
    }
  `)
}
