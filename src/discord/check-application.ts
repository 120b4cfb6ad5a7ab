import type { REST } from '@discordjs/rest'
import { Routes } from 'discord-api-types/v10'
import * as z from 'zod'
import type { Logger } from '../ops/log.ts'

const application = z.object({
  id: z.string(),
  verify_key: z.string(),
  interactions_endpoint_url: z.string().nullish(),
})

/** The settings and the application at Discord do not fit each other. The message is for the operator. */
export class ApplicationError extends Error {
  override readonly name = 'ApplicationError'
}

/** How interactions are to come: over the gateway, or to an endpoint of this application with this key. */
export type Expected = 'gateway' | { readonly applicationId: string; readonly publicKey: string }

/**
 * Asks Discord whether interactions come the way that they are expected to: with an Interactions Endpoint URL they do
 * not come over the gateway, and without one not by HTTP. Throws an ApplicationError where nothing would ever come.
 * https://discord.com/developers/docs/resources/application#application-object
 */
export async function checkApplication(
  rest: Pick<REST, 'get'>,
  expected: Expected,
  log: Logger,
): Promise<void> {
  const found = application.parse(await rest.get(Routes.currentApplication()))
  const url = found.interactions_endpoint_url
  if (expected === 'gateway') {
    if (url)
      throw new ApplicationError(
        `Discord sends the interactions of this application to ${url}, so none would come over the gateway. Take the Interactions Endpoint URL away on the General Information page, or set INTERACTIONS=http.`,
      )
    return
  }
  if (found.id !== expected.applicationId)
    throw new ApplicationError(
      `DISCORD_TOKEN is of application ${found.id}, and DISCORD_APPLICATION_ID is ${expected.applicationId}.`,
    )
  if (found.verify_key.toLowerCase() !== expected.publicKey.toLowerCase())
    throw new ApplicationError('DISCORD_PUBLIC_KEY is not the Public Key of this application.')
  if (!url)
    log.warn(
      'Discord does not know the endpoint yet: enter its public address, https://…/interactions, as Interactions Endpoint URL on the General Information page',
    )
}
