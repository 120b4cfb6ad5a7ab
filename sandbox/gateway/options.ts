export interface GatewayOptions {
  /** Milliseconds between heartbeats. */
  heartbeatIntervalMs: number
  /** For how long a session without connection can be resumed. */
  resumeWindowMs: number
  /** Identifies allowed per five seconds. */
  maxConcurrency: number
  /** Identifies allowed per day. */
  sessionStarts: number
  /** Privileged intents switched on for the application, as bits. */
  privilegedIntents: number
  recommendedShards: number
}

export const defaultGatewayOptions: GatewayOptions = {
  heartbeatIntervalMs: 5_000,
  resumeWindowMs: 120_000,
  maxConcurrency: 16,
  sessionStarts: 1_000,
  privilegedIntents: 0,
  recommendedShards: 1,
}
