import { describe, expect, it } from 'vitest'
import { hindrances, lacksOf } from '../../src/daily/lacks.ts'
import { everyPermission } from './fake-discord.ts'

describe('what is missing', () => {
  const access = (permissions: string[], kind: 'text' | 'announcement' | 'other' = 'text') =>
    ({
      state: 'visible',
      kind,
      permissions: new Set(permissions),
      role: (roleId: string) => ({ exists: roleId !== 'gone', mentionable: roleId === 'open' }),
    }) as const
  const wanted = { thread: false, crosspost: false }
  const without = (...names: string[]) => everyPermission.filter(permission => !names.includes(permission))

  it.each([
    ['nothing', access(everyPermission), { ...wanted, thread: true }, []],
    ['the channel', { state: 'channel-gone' } as const, wanted, [{ kind: 'channel-gone' }]],
    ['access to it', { state: 'no-access' } as const, wanted, [{ kind: 'no-access' }]],
    ['a channel for messages', access(everyPermission, 'other'), wanted, [{ kind: 'wrong-channel' }]],
    [
      'several permissions',
      access(without('EmbedLinks', 'AttachFiles')),
      wanted,
      [{ kind: 'permissions', missing: ['EmbedLinks', 'AttachFiles'] }],
    ],
    [
      'only the permission to write, where Discord takes others away with it',
      access(without('SendMessages', 'EmbedLinks', 'AttachFiles', 'MentionEveryone')),
      { ...wanted, roleId: 'closed' },
      [{ kind: 'permissions', missing: ['SendMessages'] }],
    ],
    [
      'the permission to write, and what does not depend on it',
      access(without('SendMessages', 'EmbedLinks', 'AttachFiles', 'CreatePublicThreads')),
      { ...wanted, thread: true },
      [{ kind: 'permissions', missing: ['SendMessages', 'CreatePublicThreads'] }],
    ],
    [
      'nothing for a role that all may mention',
      access(without('MentionEveryone')),
      { ...wanted, roleId: 'open' },
      [],
    ],
    [
      'the permission to mention another',
      access(without('MentionEveryone')),
      { ...wanted, roleId: 'closed' },
      [{ kind: 'permissions', missing: ['MentionEveryone'] }],
    ],
    ['the role', access(everyPermission), { ...wanted, roleId: 'gone' }, [{ kind: 'role-gone' }]],
    [
      'permissions for threads',
      access(without('CreatePublicThreads', 'SendMessagesInThreads')),
      { ...wanted, thread: true },
      [{ kind: 'permissions', missing: ['CreatePublicThreads', 'SendMessagesInThreads'] }],
    ],
    [
      'an announcement channel',
      access(everyPermission),
      { ...wanted, crosspost: true },
      [{ kind: 'no-announcements' }],
    ],
    [
      'nothing in an announcement channel',
      access(everyPermission, 'announcement'),
      { ...wanted, crosspost: true },
      [],
    ],
  ])('%s', (_, access, wishes, lacks) => {
    expect(lacksOf(access, wishes)).toEqual(lacks)
  })

  it('keeps a song from being posted only where it must', () => {
    expect(
      hindrances([
        { kind: 'permissions', missing: ['CreatePublicThreads', 'EmbedLinks', 'MentionEveryone'] },
        { kind: 'role-gone' },
        { kind: 'no-announcements' },
      ]),
    ).toEqual([{ kind: 'permissions', missing: ['EmbedLinks'] }])
    expect(hindrances([{ kind: 'permissions', missing: ['CreatePublicThreads'] }])).toEqual([])
  })
})
