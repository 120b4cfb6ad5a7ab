import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { commands } from '../../commands/index.ts'
import { type Sandbox, seedIds, startSandbox } from '../../sandbox/server.ts'
import { commandJson } from '../../src/bot/command.ts'
import { registerCommands } from '../../src/discord/register.ts'
import { createRest } from '../../src/discord/rest.ts'

let sandbox: Sandbox
beforeEach(async () => {
  sandbox = await startSandbox({ port: 0 })
})
afterEach(() => sandbox.close())

const rest = () => createRest({ token: sandbox.token, api: sandbox.restUrl })
const wanted = commands.map(commandJson)

describe('registering commands', () => {
  it('is skipped when Discord already has the same', async () => {
    expect(await registerCommands(rest(), wanted)).toBe('registered')
    expect(await registerCommands(rest(), wanted)).toBe('unchanged')
  })

  it.each([
    ['a changed description', wanted.map((one, at) => (at === 0 ? { ...one, description: 'Another' } : one))],
    ['a command fewer', wanted.slice(1)],
    ['a changed option', wanted.map((one, at) => (at === 0 ? { ...one, options: [] } : one))],
  ])('is done again for %s', async (_, changed) => {
    await registerCommands(rest(), wanted)
    expect(await registerCommands(rest(), changed)).toBe('registered')
    expect(await registerCommands(rest(), changed)).toBe('unchanged')
  })

  it('in one server leaves the others alone', async () => {
    expect(await registerCommands(rest(), wanted, seedIds.guild)).toBe('registered')
    expect(await registerCommands(rest(), wanted, seedIds.guild)).toBe('unchanged')
  })
})
