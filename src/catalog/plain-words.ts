import type * as z from 'zod'

/** What is wrong with a field, for a curator; nothing where the schema says it itself. */
export const inPlainWords: z.core.$ZodErrorMap = issue => {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'is missing' : `must be ${article(issue.expected)}`
    case 'unrecognized_keys':
      return `there is no field ${issue.keys.map(key => `"${key}"`).join(', ')}`
    case 'invalid_value':
      return `must be one of ${issue.values.join(', ')}`
    case 'too_big':
      return issue.origin === 'string'
        ? `is longer than ${issue.maximum} characters`
        : `must be at most ${issue.maximum}`
    case 'too_small':
      return issue.origin === 'number' ? `must be at least ${issue.minimum}` : 'must not be empty'
    case 'invalid_format':
      return issue.format === 'template_literal' ? 'must be kind:id, like film:chungking-express' : undefined
    default:
      return undefined
  }
}

const article = (expected: string): string =>
  expected === 'string'
    ? 'text, in quotation marks'
    : expected === 'int'
      ? 'a whole number'
      : `${/^[aeiou]/.test(expected) ? 'an' : 'a'} ${expected}`
