import { describe, expect, it } from 'vitest'
import { createLog } from '../../src/ops/log.ts'

function logged(write: (log: ReturnType<typeof createLog>) => void): string {
  const lines: string[] = []
  const destination = { write: (line: string) => void lines.push(line) }
  write(createLog({ level: 'debug', secrets: ['top.secret.token'], destination }))
  return lines.join('')
}

describe('the log', () => {
  it('writes one JSON object a line with an ISO time', () => {
    const line = logged(log => log.info({ command: 'film' }, 'interaction'))
    expect(JSON.parse(line)).toMatchObject({ level: 30, command: 'film', msg: 'interaction' })
    expect(line).toMatch(/"time":"\d{4}-\d\d-\d\dT/)
  })

  it.each<[string, (log: ReturnType<typeof createLog>) => void]>([
    ['a message', log => log.info('it is top.secret.token')],
    ['a field', log => log.info({ anything: { deep: { down: 'top.secret.token' } } })],
    ['an error', log => log.error({ err: new Error('refused top.secret.token') })],
    [
      "an error's cause",
      log => log.error({ err: new Error('no', { cause: new Error('top.secret.token') }) }),
    ],
  ])('never prints the bot token, wherever it stands: %s', (_, write) => {
    expect(logged(write)).not.toContain('top.secret')
  })

  it('never prints the token of an interaction, in a field or in an address', () => {
    const output = logged(log => {
      log.info({ payload: { token: 'aW50ZXJhY3Rpb24' } })
      log.error({ err: new Error('POST /interactions/123/aW50ZXJhY3Rpb24/callback failed') })
      log.error({ err: { url: 'http://127.0.0.1/api/v10/webhooks/456/aW50ZXJhY3Rpb24/messages/@original' } })
    })
    expect(output).not.toContain('aW50ZXJhY3Rpb24')
    expect(output).toContain('/interactions/123/[redacted]/callback')
  })
})
