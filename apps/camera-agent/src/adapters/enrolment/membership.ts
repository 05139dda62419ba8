import type { KeyObject } from 'node:crypto';
import type { BusAccess } from '#bus/bus.js';
import type { SignedProbe } from '#credentials/probe-token.js';
import type { OperatorTime } from '../../domain/clock/operator-time.js';

/** What an agent has that belongs to an operator. */
export interface Membership {
  /** What the operator signs probes and tickets with: the public half. */
  readonly operatorKey: KeyObject;
  /** What the agent seals its cards with. */
  readonly cardKey: string;
  /** The host that the broker is on, as far as it is known at the start. */
  readonly brokerHost: string;
  /** For the next connection to the broker. */
  access(): BusAccess | Promise<BusAccess>;
  /** The broker was reached where `access` said last. */
  connected(): void;
  /** The broker refused what `access` gave. */
  refused(): void;
  /** A probe of the operator came from this address. */
  operatorHeard(probe: SignedProbe, address: string): void;
  /** Renews in time, and calls `revoked` when the operator says that it is over. */
  start(operatorTime: OperatorTime, revoked: () => void): void;
  stop(): void;
}
