import { PermissionFlagsBits as P } from 'discord-api-types/v10'
import { describe, expect, it } from 'vitest'
import { permissionNames, permissionsIn, type Situation } from '../../src/discord/permissions.ts'

const guildId = '100'
const write = P.ViewChannel | P.SendMessages | P.EmbedLinks | P.AttachFiles | P.ReadMessageHistory

/** The bot, 7, has the roles 201 and 202 in a server whose everyone may write. */
function situation(change: {
  everyone?: bigint
  roles?: Record<string, bigint>
  overwrites?: Situation['overwrites']
  isTimedOut?: boolean
  ownerId?: string
}): Situation {
  const { everyone = write, roles = {}, overwrites = [], isTimedOut = false, ownerId = '1' } = change
  return {
    guildId,
    ownerId,
    roles: [
      { id: guildId, permissions: everyone },
      ...Object.entries(roles).map(([id, permissions]) => ({ id, permissions })),
    ],
    member: { id: '7', roles: ['201', '202'], isTimedOut },
    overwrites,
  }
}

const role = (id: string, allow: bigint, deny: bigint) => ({ id, type: 0, allow, deny })
const member = (id: string, allow: bigint, deny: bigint) => ({ id, type: 1, allow, deny })

describe('permissions in a channel', () => {
  it.each<[string, Situation, string]>([
    ['of everyone', situation({}), 'ViewChannel SendMessages EmbedLinks AttachFiles ReadMessageHistory'],
    [
      'of everyone and its own roles, but no other',
      situation({
        everyone: P.ViewChannel,
        roles: { 201: P.SendMessages, 202: P.EmbedLinks, 203: P.AttachFiles },
      }),
      'ViewChannel SendMessages EmbedLinks',
    ],
    [
      'denied to everyone',
      situation({ overwrites: [role(guildId, 0n, P.EmbedLinks)] }),
      'ViewChannel SendMessages AttachFiles ReadMessageHistory',
    ],
    [
      'denied to everyone and allowed to one of its roles',
      situation({ overwrites: [role('201', P.EmbedLinks, 0n), role(guildId, 0n, P.EmbedLinks)] }),
      'ViewChannel SendMessages EmbedLinks AttachFiles ReadMessageHistory',
    ],
    [
      'denied to one of its roles and allowed to another, in whatever order',
      situation({ overwrites: [role('201', P.EmbedLinks, 0n), role('202', 0n, P.EmbedLinks)] }),
      'ViewChannel SendMessages EmbedLinks AttachFiles ReadMessageHistory',
    ],
    [
      'allowed to its role and denied to itself',
      situation({ overwrites: [member('7', 0n, P.EmbedLinks), role('201', P.EmbedLinks, 0n)] }),
      'ViewChannel SendMessages AttachFiles ReadMessageHistory',
    ],
    [
      'denied to its role and allowed to itself',
      situation({ overwrites: [member('7', P.EmbedLinks, 0n), role('201', 0n, P.EmbedLinks)] }),
      'ViewChannel SendMessages EmbedLinks AttachFiles ReadMessageHistory',
    ],
    [
      'whatever is said to other roles and other people',
      situation({ overwrites: [role('203', 0n, write), member('201', 0n, write), role('7', 0n, write)] }),
      'ViewChannel SendMessages EmbedLinks AttachFiles ReadMessageHistory',
    ],
    ['where it cannot see', situation({ overwrites: [role(guildId, 0n, P.ViewChannel)] }), ''],
    [
      'where it cannot write',
      situation({
        everyone: write | P.MentionEveryone | P.SendTTSMessages | P.CreatePublicThreads,
        overwrites: [role(guildId, 0n, P.SendMessages)],
      }),
      'ViewChannel ReadMessageHistory CreatePublicThreads',
    ],
    [
      'while it is timed out',
      situation({ isTimedOut: true, roles: { 201: P.ManageGuild } }),
      'ViewChannel ReadMessageHistory',
    ],
  ])('%s', (_, given, names) => {
    expect([...permissionNames(permissionsIn(given))].sort()).toEqual(names.split(' ').filter(Boolean).sort())
  })

  it.each([
    ['an administrator', { roles: { 202: P.Administrator } }],
    ['the owner', { ownerId: '7' }],
  ])('are all there are for %s, whatever the channel denies and though it is timed out', (_, change) => {
    const given = situation({ ...change, isTimedOut: true, overwrites: [member('7', 0n, P.ViewChannel)] })
    expect(permissionNames(permissionsIn(given))).toEqual(new Set(Object.keys(P)))
  })
})
