import { z } from 'zod'
import { type FieldError, invalidForm } from '../rest/errors.ts'
import { isSnowflake } from '../world/snowflake.ts'

/** Reads a body with a schema; throws Discord's 50035 with the path of every field that is wrong. */
export function readForm<T>(schema: z.ZodType<T>, body: unknown): T {
  const result = schema.safeParse(body, { reportInput: true })
  if (result.success) return result.data
  throw invalidForm(...result.error.issues.flatMap(issue => fieldErrors(issue)))
}

type Issue = z.core.$ZodIssue

function fieldErrors(issue: Issue, under: readonly PropertyKey[] = []): FieldError[] {
  const here = [...under, ...issue.path]
  if (issue.code === 'invalid_union') {
    // Where one of the types was meant, what is wrong with it says more than that none fitted.
    const meant = issue.errors.find(branch => branch.every(inner => inner.code !== 'invalid_type'))
    if (meant !== undefined) return meant.flatMap(inner => fieldErrors(inner, here))
  }
  const path = here.map(key => (typeof key === 'number' ? key : String(key)))
  return [{ path, ...codeAndMessage(issue) }]
}

/** The code and sentence Discord uses for what zod found. */
function codeAndMessage(issue: Issue): { code: string; message: string } {
  switch (issue.code) {
    case 'custom':
      return { code: String(issue.params?.code ?? 'BASE_TYPE_INVALID'), message: issue.message }
    case 'invalid_type':
      return wrongType(issue.expected, issue.input)
    case 'too_big':
      return issue.origin === 'string' || issue.origin === 'array'
        ? { code: 'BASE_TYPE_MAX_LENGTH', message: `Must be ${issue.maximum} or fewer in length.` }
        : {
            code: 'NUMBER_TYPE_MAX',
            message: `int value should be less than or equal to ${issue.maximum}.`,
          }
    case 'too_small':
      return issue.origin === 'string' || issue.origin === 'array'
        ? { code: 'BASE_TYPE_MIN_LENGTH', message: `Must be ${issue.minimum} or more in length.` }
        : {
            code: 'NUMBER_TYPE_MIN',
            message: `int value should be greater than or equal to ${issue.minimum}.`,
          }
    case 'invalid_value':
      return issue.input === undefined
        ? required
        : { code: 'BASE_TYPE_CHOICES', message: `Value must be one of {${issue.values.join(', ')}}.` }
    case 'invalid_union':
      return { code: 'UNION_TYPE_CHOICES', message: 'Value of field "type" is not one that is allowed here.' }
    default:
      return { code: 'BASE_TYPE_INVALID', message: issue.message }
  }
}

const required = { code: 'BASE_TYPE_REQUIRED', message: 'This field is required' }

function wrongType(expected: string, input: unknown): { code: string; message: string } {
  if (input === undefined || input === null) return required
  const shown = JSON.stringify(input)
  switch (expected) {
    case 'string':
      return { code: 'STRING_TYPE_CONVERT', message: `Could not interpret ${shown} as string.` }
    case 'number':
    case 'int':
      return { code: 'NUMBER_TYPE_COERCE', message: `Value ${shown} is not int.` }
    case 'boolean':
      return { code: 'BOOLEAN_TYPE_CONVERT', message: 'Must be either true or false.' }
    case 'array':
      return { code: 'LIST_TYPE_CONVERT', message: 'Only iterables may be used in a ListType' }
    default:
      return { code: 'MODEL_TYPE_CONVERT', message: 'Only dictionaries may be used in a ModelType' }
  }
}

/** A string of `min` to `max` UTF-16 units, edges trimmed as Discord trims them. */
export const text = (min: number, max: number) =>
  z.string().transform((value, context) => {
    const trimmed = value.trim()
    if (min > 0 && trimmed.length === 0) {
      context.addIssue({ code: 'custom', params: { code: required.code }, message: required.message })
    } else if (trimmed.length < min || trimmed.length > max) {
      const [code, message] =
        min === 0
          ? ['BASE_TYPE_MAX_LENGTH', `Must be ${max} or fewer in length.`]
          : ['BASE_TYPE_BAD_LENGTH', `Must be between ${min} and ${max} in length.`]
      context.addIssue({ code: 'custom', params: { code }, message })
    }
    return trimmed
  })

/** A list of `min` to `max` entries. */
export const list = <T extends z.ZodType>(entry: T, min: number, max: number) =>
  z.array(entry).superRefine((value, context) => {
    if (value.length >= min && value.length <= max) return
    const [code, message] =
      min === 0
        ? ['BASE_TYPE_MAX_LENGTH', `Must be ${max} or fewer in length.`]
        : ['BASE_TYPE_BAD_LENGTH', `Must be between ${min} and ${max} in length.`]
    context.addIssue({ code: 'custom', params: { code }, message })
  })

/** A field that may be missing or null; null is read as missing. */
export const maybe = <T extends z.ZodType>(schema: T) =>
  schema.nullish().transform(value => value ?? undefined)

export const snowflake = z.string().superRefine((value, context) => {
  if (isSnowflake(value)) return
  context.addIssue({
    code: 'custom',
    params: { code: 'NUMBER_TYPE_COERCE' },
    message: `Value "${value}" is not snowflake.`,
  })
})

/** An address Discord would load. `attachment://` is allowed for pictures. */
export const url = (schemes: readonly string[], max = 2048) =>
  z
    .string()
    .max(max)
    .superRefine((value, context) => {
      const parsed = URL.parse(value)
      if (parsed === null) {
        const message = 'Not a well formed URL.'
        context.addIssue({ code: 'custom', params: { code: 'URL_TYPE_INVALID_URL' }, message })
      } else if (!schemes.includes(parsed.protocol.slice(0, -1))) {
        const allowed = schemes.map(scheme => `'${scheme}'`).join(', ')
        const message = `Scheme "${parsed.protocol.slice(0, -1)}" must be one of (${allowed}).`
        context.addIssue({ code: 'custom', params: { code: 'URL_TYPE_INVALID_SCHEME' }, message })
      }
    })

/** Adds a problem of Discord's own at a path below the value being checked. */
export function problem(
  context: z.core.$RefinementCtx,
  path: (string | number)[],
  code: string,
  message: string,
): void {
  context.addIssue({ code: 'custom', path, params: { code }, message })
}
