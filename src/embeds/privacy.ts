import { type APIEmbed, ButtonStyle, ComponentType } from 'discord-api-types/v10'
import { customId } from '../bot/custom-id.ts'
import type { Reply } from '../bot/reply.ts'
import type { Catalog } from '../catalog/catalog.ts'
import { colour } from './colour.ts'
import { field } from './field.ts'

/** The first part of the custom id of the button that deletes what is kept of a server. */
export const forgetServerName = 'forget-server'

/** What the bot keeps, for how long, and how to have it deleted. */
export const privacyEmbed = (catalog: Catalog): APIEmbed => ({
  title: 'What I keep',
  color: colour(catalog),
  description:
    'As little as works. I read the commands you give me and the messages that mention me, reply to me or are written to me, and no others.',
  fields: [
    ...field('Of you', [
      'What your last questions were about, so that you can ask on: films, songs and words, with your id and the channel. It is deleted ten minutes after you asked.',
      'If you set up a song of the day, or paused it: your id, so that I can tell you when something is in its way, and others who paused it.',
    ]),
    ...field('Of a server', [
      'Where there is a song of the day: its settings, which songs came and when, and what became of the last one. It is deleted when I am removed from the server.',
    ]),
    ...field('In the log', [
      'Which command was used, in which server, how long it took and whether it worked. What somebody typed is not in it, unless whoever runs me looks for a fault with the level debug.',
    ]),
    ...field('Delete it', [
      '`/privacy delete` deletes what I keep of you at once. If something is then in the way of a song of the day that you set up, I tell the server instead. Who may manage the server can delete what I keep of the server, too.',
    ]),
  ],
})

/** What somebody is told whose own traces are gone; with a button where they may delete the server's as well. */
export const forgottenReply = (mayForgetServer: boolean): Reply => ({
  content: mayForgetServer
    ? 'What I kept of you is deleted. You may manage this server: shall I also delete its song of the day, with all settings and which songs have come?'
    : 'What I kept of you is deleted.',
  ...(mayForgetServer && {
    components: [
      {
        type: ComponentType.ActionRow,
        components: [
          {
            type: ComponentType.Button,
            style: ButtonStyle.Danger,
            label: "Delete this server's, too",
            custom_id: customId(forgetServerName),
          },
        ],
      },
    ],
  }),
})
