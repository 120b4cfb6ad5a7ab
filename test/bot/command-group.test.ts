import {
  ApplicationCommandOptionType,
  ChannelType,
  MessageFlags,
  PermissionFlagsBits,
} from 'discord-api-types/v10'
import { pino } from 'pino'
import { describe, expect, it } from 'vitest'
import { commandJson } from '../../src/bot/command.ts'
import { defineCommandGroup, subcommand } from '../../src/bot/command-group.ts'
import { createDispatch } from '../../src/bot/dispatch.ts'
import { channel, choice, optional, role, text } from '../../src/bot/option.ts'
import { asker, inDirectMessages, typingPart, usingPart } from '../interactions.ts'
import { never, services } from './services.ts'

const { String: Text, Channel, Role } = ApplicationCommandOptionType
const music = { id: '1100000000000000010', type: ChannelType.GuildText, name: 'music' }
const lovers = { id: '1100000000000000011', name: 'Film lovers' }
const resolved = { channels: { [music.id]: music }, roles: { [lovers.id]: lovers } }

const club = defineCommandGroup({
  name: 'club',
  description: 'The film club',
  where: 'servers',
  defaultPermissions: PermissionFlagsBits.ManageGuild,
  subcommands: {
    meet: subcommand({
      description: 'Calls a meeting',
      options: {
        where: channel('Where', [ChannelType.GuildText]),
        when: text('When', (_, typed) => [{ name: `${typed}:00`, value: `${typed}:00` }]),
        mood: optional(choice('Mood', { red: 'In the red light', blue: 'In the blue light' })),
        who: optional(role('Who')),
      },
      run: ({ guild, userId }, { where, when, mood = 'red', who }) => ({
        content: [
          where.name,
          when,
          mood,
          who?.name ?? 'all',
          guild?.id,
          guild?.memberPermissions,
          userId,
        ].join(),
      }),
    }),
    close: subcommand({
      description: 'Closes it',
      options: {},
      onlyToAsker: true,
      run: () => ({ content: 'closed' }),
    }),
  },
})

const lines: string[] = []
const dispatch = createDispatch({
  commands: [club],
  components: [],
  services,
  log: pino({ level: 'info' }, { write: (line: string) => void lines.push(line) }),
  elapsed: () => 0,
  incidentId: () => 'c0ffee',
  after: never,
})
const answer = (payload: unknown) => dispatch(payload).response
const meeting = [
  { name: 'where', type: Channel, value: music.id },
  { name: 'when', type: Text, value: '9:00' },
]

describe('a subcommand', () => {
  it('gets its options as arguments: channels and roles by what Discord tells of them', async () => {
    const options = [
      ...meeting,
      { name: 'mood', type: Text, value: 'blue' },
      { name: 'who', type: Role, value: lovers.id },
    ]
    expect(await answer(usingPart('club', 'meet', options, resolved))).toMatchObject({
      data: { content: `music,9:00,blue,Film lovers,1100000000000000003,32,${asker}` },
    })
  })

  it('does without those that may be left out', async () => {
    expect(await answer(usingPart('club', 'meet', meeting, resolved))).toMatchObject({
      data: { content: expect.stringContaining('music,9:00,red,all') },
    })
  })

  it('says which option is missing or does not fit', async () => {
    for (const options of [
      meeting.slice(1),
      [...meeting.slice(1), { name: 'where', type: Channel, value: '1100000000000000099' }],
    ])
      expect(await answer(usingPart('club', 'meet', options, resolved))).toMatchObject({
        data: {
          content: expect.stringMatching(/\/club meet needs \*\*where\*\*/),
          flags: MessageFlags.Ephemeral,
        },
      })
  })

  it('answers only to the asker where it says so, from the deferral on', async () => {
    const { response, deferral } = dispatch(usingPart('club', 'close'))
    expect(await response).toMatchObject({ data: { content: 'closed', flags: MessageFlags.Ephemeral } })
    expect(deferral).toMatchObject({ data: { flags: MessageFlags.Ephemeral } })
  })

  it('suggests while somebody types', async () => {
    expect(await answer(typingPart('club', 'meet', 'when', '9'))).toMatchObject({
      data: { choices: [{ name: '9:00', value: '9:00' }] },
    })
    expect(await answer(typingPart('club', 'meet', 'mood', 'r'))).toMatchObject({ data: { choices: [] } })
  })

  it('of a server is not for direct messages', async () => {
    expect(await answer(inDirectMessages(usingPart('club', 'close')))).toMatchObject({
      data: { content: expect.stringContaining('Please use it in one') },
    })
  })

  it('that the bot no longer has gets a sentence that says what to do', async () => {
    expect(await answer(usingPart('club', 'dance'))).toMatchObject({
      data: { content: expect.stringContaining("I don't know /club dance any more") },
    })
  })

  it('is logged by both its names', async () => {
    lines.length = 0
    await answer(usingPart('club', 'close'))
    expect(lines.map(line => JSON.parse(line))).toMatchObject([
      { command: 'club close', outcome: 'answered' },
    ])
  })

  it('is registered with the group, for servers, and for who may manage them', () => {
    expect(commandJson(club)).toEqual({
      type: 1,
      name: 'club',
      description: 'The film club',
      contexts: [0],
      integration_types: [0],
      default_member_permissions: '32',
      options: [
        {
          type: ApplicationCommandOptionType.Subcommand,
          name: 'meet',
          description: 'Calls a meeting',
          options: [
            { type: Channel, name: 'where', description: 'Where', required: true, channel_types: [0] },
            { type: Text, name: 'when', description: 'When', required: true, autocomplete: true },
            {
              type: Text,
              name: 'mood',
              description: 'Mood',
              required: false,
              choices: [
                { name: 'In the red light', value: 'red' },
                { name: 'In the blue light', value: 'blue' },
              ],
            },
            { type: Role, name: 'who', description: 'Who', required: false },
          ],
        },
        {
          type: ApplicationCommandOptionType.Subcommand,
          name: 'close',
          description: 'Closes it',
          options: [],
        },
      ],
    })
  })
})
