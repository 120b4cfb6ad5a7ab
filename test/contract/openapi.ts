import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import * as z from 'zod'
import { closed } from './closed.ts'
import { complaints } from './complaints.ts'
import { type Exception, exceptions } from './exceptions.ts'
import type { Exchange } from './exchange.ts'
import { formats } from './formats.ts'

/** Discord's published description of its REST API, as something to hold exchanges against. */
export interface Description {
  /** The `operationId` of what was asked for. Undefined where Discord has no such route. */
  operationId(asked: Pick<Exchange, 'method' | 'path'>): string | undefined
  /** What in a request or its answer is not as described, one sentence each. */
  breaches(exchange: Exchange): string[]
}

const json = 'application/json'
const body = z.object({ content: z.record(z.string(), z.unknown()).optional() })
const operation = z.object({
  operationId: z.string(),
  parameters: z.array(z.object({ name: z.string(), in: z.string() })).default([]),
  requestBody: body.optional(),
  responses: z.record(z.string(), z.union([z.object({ $ref: z.string() }), body])),
})
const document = z.object({
  paths: z.record(z.string(), z.record(z.string(), z.unknown())),
  components: z.looseObject({
    responses: z.record(z.string(), body),
    schemas: z.record(z.string(), z.unknown()),
  }),
})

/** Reads an OpenAPI 3.1 document; schemas are compiled when they are first needed. */
export function readDescription(file: string, excepted: readonly Exception[] = exceptions): Description {
  const { paths, components } = document.parse(JSON.parse(readFileSync(file, 'utf8')))
  for (const { schema, property, instead } of excepted)
    components.schemas[schema] = property
      ? withProperty(components.schemas[schema], property, instead)
      : instead

  const validator = (root: object) =>
    new Ajv2020({ strict: false, validateSchema: false, allErrors: true, formats }).addSchema(root, 'discord')
  const answers = validator({ paths, components })
  // Discord ignores what it does not know in a request, so a misspelled field would go unnoticed.
  const requests = validator(closed({ paths, components }))

  const check = (ajv: Ajv2020, what: string, pointer: string, value: unknown): string[] => {
    const validate = ajv.getSchema(`discord#${encodeURI(pointer)}`)
    if (!validate) throw new Error(`the description has nothing at ${pointer}`)
    return validate(value) ? [] : complaints(validate.errors ?? []).map(text => `${what}${text}`)
  }

  const templates = Object.keys(paths)
    .sort((a, b) => a.split('{').length - b.split('{').length)
    .map(template => ({
      template,
      pattern: new RegExp(`^${template.replace('.', '\\.').replace(/\{\w+\}/g, '[^/]+')}$`),
    }))

  const find = ({ method, path }: Pick<Exchange, 'method' | 'path'>) => {
    const template = templates.find(({ pattern }) => pattern.test(path))?.template ?? ''
    const found = paths[template]?.[method.toLowerCase()]
    if (found === undefined) return undefined
    const pointer = `/paths/${template.replaceAll('/', '~1')}/${method.toLowerCase()}`
    return { ...operation.parse(found), pointer }
  }
  type Found = NonNullable<ReturnType<typeof find>>

  const asked = ({ query, body: sent, status }: Exchange, { requestBody, parameters, pointer }: Found) => {
    // What was refused was meant to be wrong.
    if (status === null || status >= 400) return []
    const known = parameters.filter(parameter => parameter.in === 'query').map(({ name }) => name)
    const queries = [...new URLSearchParams(query).keys()]
      .filter(name => !known.includes(name))
      .map(name => `query has ${name}, which is not described`)
    if (requestBody?.content?.[json] === undefined)
      return sent === null ? queries : [...queries, 'a body was sent where none is described']
    return [...queries, ...check(requests, 'body', schemaAt(`${pointer}/requestBody`), sent)]
  }

  const answered = ({ status, answer }: Exchange, { responses, pointer }: Found) => {
    if (status === null) return ['was never answered']
    const key = [`${status}`, `${Math.floor(status / 100)}XX`].find(one => one in responses)
    const response = key && responses[key]
    if (!response) return [`status ${status} is not described`]
    const shared = '$ref' in response ? response.$ref.slice('#/components/responses/'.length) : undefined
    const described = '$ref' in response ? components.responses[shared ?? ''] : response
    if (described?.content?.[json] === undefined)
      return answer === null ? [] : [`answer has a body, ${status} is described without one`]
    const place = shared ? `/components/responses/${shared}` : `${pointer}/responses/${key}`
    return check(answers, 'answer', schemaAt(place), answer)
  }

  return {
    operationId: exchange => find(exchange)?.operationId,
    breaches(exchange) {
      const name = `${exchange.method} ${exchange.path} ${exchange.status}`
      const found = find(exchange)
      if (!found) return [`${name}: Discord has no such route`]
      return [...asked(exchange, found), ...answered(exchange, found)].map(problem => `${name}: ${problem}`)
    },
  }
}

const schemaAt = (pointer: string) => `${pointer}/content/application~1json/schema`

function withProperty(schema: unknown, property: string, instead: object): object {
  const { properties, ...rest } = z
    .looseObject({ properties: z.record(z.string(), z.unknown()) })
    .parse(schema)
  return { ...rest, properties: { ...properties, [property]: instead } }
}
