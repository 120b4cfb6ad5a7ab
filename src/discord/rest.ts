import { REST } from '@discordjs/rest'

/** Whose bot it is, and where Discord's API is when it is not Discord itself. */
export interface Connection {
  readonly token: string
  readonly api?: string | undefined
}

/** A client for Discord's REST API. It keeps to Discord's rate limits and retries what fails on the way. */
export const createRest = ({ token, api }: Connection): REST =>
  new REST({ version: '10', ...(api && { api }) }).setToken(token)
