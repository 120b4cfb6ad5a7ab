import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ConfigError, readConfig } from '../src/config.ts'

const problemsOf = (variables: Record<string, string>): string => {
  try {
    readConfig(variables)
  } catch (error) {
    if (error instanceof ConfigError) return error.message
  }
  return 'none'
}

describe('configuration from the environment', () => {
  it('needs nothing to be set', () => {
    expect(readConfig({})).toEqual({
      token: undefined,
      guildId: undefined,
      api: undefined,
      catalogDir: join(import.meta.dirname, '../data'),
      dataDir: 'var',
      logLevel: 'info',
      sandboxPort: 8787,
    })
  })

  it('takes a variable that is set to nothing as not set, as in a copied .env.example', () => {
    expect(readConfig({ DISCORD_TOKEN: '', DISCORD_GUILD_ID: '', SANDBOX_PORT: '' })).toEqual(readConfig({}))
  })

  it('lists every problem at once, by the name of its variable', () => {
    const problems = problemsOf({ LOG_LEVEL: 'loud', SANDBOX_PORT: 'eighty', DISCORD_GUILD_ID: 'film-club' })
    expect(problems).toContain('LOG_LEVEL must be one of fatal, error')
    expect(problems).toContain('SANDBOX_PORT must be a port number')
    expect(problems).toContain('DISCORD_GUILD_ID must be a Discord id')
  })

  it('explains a token that was pasted with "Bot " before it, without repeating it', () => {
    const problems = problemsOf({ DISCORD_TOKEN: 'Bot abcdefgh.ijklmn.opqrst' })
    expect(problems).toContain('without "Bot " before it')
    expect(problems).not.toContain('abcdefgh')
  })
})
