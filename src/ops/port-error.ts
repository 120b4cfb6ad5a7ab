/** A port cannot be listened on. The message is for the operator. */
export class PortError extends Error {
  override readonly name = 'PortError'

  constructor(port: number, cause: unknown) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
    super(
      code === 'EADDRINUSE'
        ? `Port ${port} is taken. Choose another with HTTP_PORT or OPS_PORT, or stop what listens there.`
        : `Port ${port} cannot be listened on: ${cause instanceof Error ? cause.message : cause}. Check HTTP_HOST, HTTP_PORT, OPS_HOST and OPS_PORT.`,
      { cause },
    )
  }
}
