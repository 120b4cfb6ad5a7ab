import type { ErrorObject } from 'ajv'

/** That one member of a union does not fit says little: the reason inside of the meant one says it. */
const isAboutUnion = ({ keyword, instancePath }: ErrorObject) =>
  keyword === 'oneOf' || keyword === 'anyOf' || (keyword === 'enum' && instancePath.endsWith('/type'))

const depth = ({ instancePath }: ErrorObject) => instancePath.split('/').length

/** The most telling of a validator's errors, each with where in the value it is. */
export function complaints(errors: readonly ErrorObject[]): string[] {
  const reasons = errors.filter(error => !isAboutUnion(error))
  const telling = reasons.length > 0 ? reasons : errors
  const deepest = Math.max(...telling.map(depth))
  const texts = telling
    .filter(error => depth(error) === deepest)
    .map(({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`)
  return [...new Set(texts)]
}
