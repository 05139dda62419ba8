import { MAX_MESSAGE_BYTES } from '#contracts/limits.js';

/** What one client, and all of them together, may take. */
export interface BrokerLimits {
  readonly connections: number;
  /** Connections at a time that have not signed in yet. */
  readonly unauthenticated: number;
  /** Of those, from one address that is not this host's own. */
  readonly unauthenticatedPerAddress: number;
  /** One of them that is older than this makes room for a newcomer. */
  readonly unauthenticatedGraceMs: number;
  /** For the CONNECT to arrive. */
  readonly connectTimeoutMs: number;
  /** Remaining length of a packet, once signed in and before. */
  readonly packetBytes: number;
  readonly unauthenticatedPacketBytes: number;
  readonly payloadBytes: number;
  readonly subscriptionsPerClient: number;
  readonly keepaliveSeconds: number;
  /** What may wait for a client that reads slowly, before the broker waits for it and so makes others wait. */
  readonly backlogBytes: number;
  /** The same for an agent, which hears little and is never waited for. */
  readonly agentBacklogBytes: number;
  /** How long the broker waits for a client with a full backlog. */
  readonly drainTimeoutMs: number;
  /** For everything to end at a stop. */
  readonly stopMs: number;
}

export const BROKER_LIMITS: BrokerLimits = {
  connections: 2000,
  unauthenticated: 64,
  unauthenticatedPerAddress: 32,
  unauthenticatedGraceMs: 500,
  connectTimeoutMs: 5000,
  packetBytes: 64 * 1024,
  unauthenticatedPacketBytes: 4 * 1024,
  payloadBytes: MAX_MESSAGE_BYTES,
  subscriptionsPerClient: 100,
  keepaliveSeconds: 120,
  backlogBytes: 1024 * 1024,
  agentBacklogBytes: 256 * 1024,
  drainTimeoutMs: 1000,
  stopMs: 2000,
};
