import type { KeyObject } from 'node:crypto';
import type { SignedProbe } from '#credentials/probe-token.js';

/** What an agent has that an operator let join. */
export interface RollCallTrust {
  /** Shared with the operator alone: cards are sealed with it. */
  readonly cardKey: string;
  /** By which the operator's probes are known. */
  readonly operatorKey: KeyObject;
  /** Greater at each call, also than in any process before. */
  readonly nextNumber: () => number;
  /** The operator called, from this address. */
  readonly operatorHeard: (probe: SignedProbe, address: string) => void;
}
