import { ButtonStyle, ComponentType } from 'discord-api-types/v10'
import { expect, it } from 'vitest'
import { limits, violations } from '../../src/bot/limits.ts'
import type { Reply } from '../../src/bot/reply.ts'

const button = {
  type: ComponentType.Button as const,
  style: ButtonStyle.Primary as const,
  label: 'x',
  custom_id: 'x',
}
const pictures = (count: number, description = 'A card') =>
  Array.from({ length: count }, (_, n) => ({ name: `${n}.png`, data: new Uint8Array([1]), description }))

it.each<[string, Reply, RegExp]>([
  [
    'two buttons of the same id',
    { components: [{ type: ComponentType.ActionRow, components: [button, button] }] },
    /^components: two components have the same custom_id$/,
  ],
  ['more files than a message takes', { files: pictures(limits.files + 1) }, /^files: /],
  [
    'a description of a file that is too long',
    { files: pictures(1, 'x'.repeat(limits.fileDescription + 1)) },
    /^files\.0\.description: /,
  ],
])('Discord would refuse %s', (_, part, line) => {
  expect(violations({ content: 'x', ...part })).toEqual([expect.stringMatching(line)])
})

it('Discord takes as many files as it allows, with descriptions as long as it allows', () => {
  const files = pictures(limits.files, 'x'.repeat(limits.fileDescription))
  expect(violations({ content: 'x', files })).toEqual([])
})
