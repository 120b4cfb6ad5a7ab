import { readFileSync } from 'node:fs'
import type { ErrorObject } from 'ajv'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { z } from 'zod'

/** A request and its answer, as `GET /sandbox/requests` lists them. */
export interface Exchange {
  method: string
  path: string
  body: unknown
  status: number | null
  answer: unknown
}

/** Discord's published description of its API, as something to hold exchanges against. */
export interface DiscordContract {
  /** What in a request or its answer is not as Discord describes it, one sentence each. */
  problems(exchange: Exchange): string[]
}

const content = z.object({ content: z.record(z.string(), z.object({ schema: z.unknown() })).optional() })
const operation = z.object({
  requestBody: content.optional(),
  responses: z.record(z.string(), z.union([z.object({ $ref: z.string() }), content])).default({}),
})
const description = z.object({
  paths: z.record(z.string(), z.record(z.string(), z.unknown())),
  components: z.looseObject({
    responses: z.record(z.string(), content),
    schemas: z.record(z.string(), z.unknown()),
  }),
})

/** Discord's unions overlap, which `oneOf` would refuse. */
const lenient = (text: string) => text.replaceAll('"oneOf":', '"anyOf":')

/** Leaves out complaints of those members of a union whose `type` is another one. */
function meant(errors: readonly ErrorObject[]): ErrorObject[] {
  const schemaOf = ({ schemaPath }: ErrorObject) => schemaPath.split('/').slice(0, 4).join('/')
  const others = errors
    .filter(({ keyword, instancePath }) => keyword === 'enum' && instancePath.endsWith('/type'))
    .map(error => ({ schema: schemaOf(error), at: error.instancePath.slice(0, -'/type'.length) }))
  return errors.filter(
    error =>
      !others.some(({ schema, at }) => schemaOf(error) === schema && error.instancePath.startsWith(at)),
  )
}

const json = 'application/json'

/** Reads the OpenAPI file at `path`. */
export function readContract(path: string): DiscordContract {
  const api: unknown = JSON.parse(lenient(JSON.stringify(JSON.parse(readFileSync(path, 'utf8')))))
  const { paths, components } = description.parse(api)
  // Described with numbers for codes; Discord's own examples, and its answers, have words.
  components.schemas.ErrorDetails = {}
  const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true })
  ajv.addSchema({ $id: 'discord', paths, components })

  const templates = Object.keys(paths)
    .sort((a, b) => a.split('{').length - b.split('{').length)
    .map(template => ({
      template,
      pattern: new RegExp(`^${template.replace(/[.+?^$()|[\]\\]/g, '\\$&').replace(/\{\w+\}/g, '[^/]+')}$`),
    }))

  const check = (what: string, pointer: string, value: unknown): string[] => {
    const validate = ajv.getSchema(`discord#${pointer}`)
    if (validate === undefined) return [`${what}: Discord describes none`]
    if (validate(value)) return []
    return meant(validate.errors ?? []).map(
      ({ instancePath, message }) => `${what}${instancePath} ${message}`,
    )
  }

  return {
    problems({ method, path: called, body, status, answer }) {
      const name = `${method} ${called}`
      const found = templates.find(
        ({ pattern, template }) => pattern.test(called) && paths[template]?.[method.toLowerCase()],
      )
      if (found === undefined) return [`${name}: Discord has no such route`]
      const verb = method.toLowerCase()
      const parsed = operation.parse(paths[found.template]?.[verb])
      const at = `/paths/${found.template.replaceAll('/', '~1')}/${verb}`
      const place = (part: string) =>
        `${at}/${part}/content/application~1json/schema`.replaceAll('{', '%7B').replaceAll('}', '%7D')
      // A request that was refused need not be right.
      const sent = status !== null && status < 300 && parsed.requestBody?.content?.[json] !== undefined
      const problems = sent ? check(`${name}: body`, place('requestBody'), body) : []
      if (status === null) return problems
      const key = [String(status), `${String(status)[0]}XX`].find(candidate => candidate in parsed.responses)
      if (key === undefined) return [...problems, `${name}: Discord does not answer with ${status}`]
      const response = parsed.responses[key]
      if (response !== undefined && '$ref' in response) {
        const shared = response.$ref.split('/').at(-1) ?? ''
        const described = components.responses[shared]?.content?.[json] !== undefined
        const pointer = `/components/responses/${shared}/content/application~1json/schema`
        return described ? [...problems, ...check(`${name}: answer`, pointer, answer)] : problems
      }
      if (response?.content?.[json] === undefined) {
        return answer === null ? problems : [...problems, `${name}: Discord answers ${status} without a body`]
      }
      return [...problems, ...check(`${name}: answer`, place(`responses/${key}`), answer)]
    },
  }
}
