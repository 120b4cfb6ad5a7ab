/** What a Discord client would tell its user instead of sending anything. */
export class ClientProblem extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'ClientProblem'
  }
}

/** A request to the client side that makes no sense: answered with 400. */
export class BadClientRequest extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'BadClientRequest'
  }
}
