import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
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

const http8080 = {
  INTERACTIONS: 'http',
  DISCORD_TOKEN: 'abcdefgh.ijklmn.opqrst',
  DISCORD_PUBLIC_KEY: 'a1'.repeat(32),
  DISCORD_APPLICATION_ID: '1210000000000000001',
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
      queueUrl: undefined,
      interactions: 'gateway',
      http: undefined,
      ops: undefined,
      shards: undefined,
      isShardProcess: false,
      secrets: [],
      logLevel: 'info',
      sandboxPort: 8787,
    })
  })

  it('takes a variable that is set to nothing as not set, as in a copied .env.example', () => {
    expect(readConfig({ DISCORD_TOKEN: '', DISCORD_GUILD_ID: '', SANDBOX_PORT: '' })).toEqual(readConfig({}))
  })

  it('has an example that names every variable, and sets none over what a container or a unit brings', () => {
    const [example = '', readme = ''] = ['.env.example', 'README.md'].map(file =>
      readFileSync(join(import.meta.dirname, '..', file), 'utf8'),
    )
    const rows = readme.split('## Configuration')[1]?.matchAll(/^\| `[^|]+\|/gm) ?? []
    const documented = [...rows].flatMap(([cell]) => cell.match(/[A-Z_]+/g) ?? [])
    expect(documented).toContain('DATA_DIR')
    expect(documented.filter(name => !new RegExp(`^#?${name}=`, 'm').test(example))).toEqual([])
    expect(parseEnv(example)).toEqual({ DISCORD_TOKEN: '' })
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

  it('takes interactions by HTTP where all is set that this needs', () => {
    const { http, interactions } = readConfig({ ...http8080, HTTP_PORT: '9000' })
    expect(interactions).toBe('http')
    expect(http).toEqual({
      host: '0.0.0.0',
      port: 9000,
      publicKey: http8080.DISCORD_PUBLIC_KEY,
      applicationId: http8080.DISCORD_APPLICATION_ID,
    })
    expect(readConfig(http8080).http?.port).toBe(8080)
  })

  it.each([
    ['gateway,http', { INTERACTIONS: 'gateway,http' }, 'only one of them'],
    [
      'http without what it needs',
      { INTERACTIONS: 'http' },
      'DISCORD_PUBLIC_KEY is needed for INTERACTIONS=http',
    ],
    ['the gateway with a port for HTTP', { HTTP_PORT: '8080' }, 'HTTP_PORT is for INTERACTIONS=http'],
    ['http with shards', { ...http8080, SHARDS: 'auto' }, 'SHARDS is for the gateway'],
    ['shards of a sandbox', { SHARDS: 'auto' }, 'SHARDS needs DISCORD_TOKEN'],
    ['neither, without a queue', { INTERACTIONS: 'none' }, 'needs DISCORD_TOKEN and QUEUE_URL'],
    [
      'a queue for all, and a store of its own',
      { DISCORD_TOKEN: http8080.DISCORD_TOKEN, QUEUE_URL: 'redis://localhost:6379/1' },
      'QUEUE_URL needs STORE_URL in Redis',
    ],
    ['a queue in a file', { QUEUE_URL: 'sqlite://queue.sqlite' }, 'QUEUE_URL must be redis://'],
  ])('refuses what contradicts itself: %s', (_, variables, problem) => {
    expect(problemsOf({ ...variables })).toContain(problem)
  })

  it.each([
    ['auto', 'auto'],
    ['0-3/16', { first: 0, last: 3, count: 16 }],
    ['5/16', { first: 5, last: 5, count: 16 }],
  ])('reads shards %s', (SHARDS, read) => {
    expect(readConfig({ DISCORD_TOKEN: http8080.DISCORD_TOKEN, SHARDS }).shards).toEqual(read)
  })

  it.each(['0', '3-1/4', '0-4/4', '0-3', 'all'])('says what SHARDS may be instead of %s', SHARDS => {
    expect(problemsOf({ DISCORD_TOKEN: http8080.DISCORD_TOKEN, SHARDS })).toContain('as in 0-3/16')
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
