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
      storeUrl: 'sqlite://var/yumeji.sqlite',
      secrets: [],
      logLevel: 'info',
      sandboxPort: 8787,
    })
  })

  it('takes a variable that is set to nothing as not set, as in a copied .env.example', () => {
    expect(readConfig({ DISCORD_TOKEN: '', DISCORD_GUILD_ID: '', SANDBOX_PORT: '' })).toEqual(readConfig({}))
  })

  it('keeps things in a file in DATA_DIR, or where STORE_URL says', () => {
    expect(readConfig({ DATA_DIR: '/srv/bot' }).storeUrl).toBe('sqlite:///srv/bot/yumeji.sqlite')
    for (const STORE_URL of [
      'sqlite://elsewhere.sqlite',
      'redis://localhost:6379/2',
      'rediss://cache.example',
    ])
      expect(readConfig({ STORE_URL }).storeUrl).toBe(STORE_URL)
  })

  it.each([
    'sqlite://',
    'redis:///',
    'redis://localhost:port',
    'redis://localhost/first',
    'redis://bot:secret%@localhost',
    'postgres://localhost',
    'var/yumeji.sqlite',
  ])('says what STORE_URL may be instead of %s', STORE_URL => {
    const problems = problemsOf({ STORE_URL })
    expect(problems).toContain('STORE_URL must be sqlite:// and a file')
    expect(problems).not.toContain('secret')
  })

  it('counts the token and a password in STORE_URL as secrets', () => {
    const { secrets } = readConfig({
      DISCORD_TOKEN: 'abcdefgh.ijklmn.opqrst',
      STORE_URL: 'redis://bot:p%40ss@localhost',
    })
    expect(secrets).toEqual(['abcdefgh.ijklmn.opqrst', 'p@ss', 'p%40ss'])
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
