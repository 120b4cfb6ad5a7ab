import type { Format } from 'ajv'

const integer = (bits: number): Format => ({
  type: 'number',
  validate: value => Number.isInteger(value) && Math.abs(value) <= 2 ** (bits - 1),
})

/** The formats that Discord's description names. */
export const formats: Record<string, Format> = {
  snowflake: /^\d{1,20}$/,
  'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/,
  uri: value => URL.canParse(value),
  nonce: value => value.length <= 25,
  int32: integer(32),
  int64: integer(64),
  double: { type: 'number', validate: value => Number.isFinite(value) },
}
