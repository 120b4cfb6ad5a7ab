import { expect, it } from 'vitest'
import { startSandbox } from '../../sandbox/server.ts'
import { makeGuilds } from '../../sandbox/world/many-guilds.ts'
import { listGuilds } from '../../src/discord/list-guilds.ts'
import { createRest } from '../../src/discord/rest.ts'

it('lists all servers of the bot, though Discord gives two hundred at a time', async () => {
  const sandbox = await startSandbox({ port: 0 })
  makeGuilds(sandbox.world, { count: 449, channels: 1, roles: 0 })
  const listed = await listGuilds(createRest({ token: sandbox.token, api: sandbox.restUrl }))
  expect(listed).toHaveLength(450)
  expect(new Set(listed)).toEqual(new Set(sandbox.world.guilds.keys()))
  await sandbox.close()
})
