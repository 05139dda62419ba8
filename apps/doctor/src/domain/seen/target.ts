import type { TcpOutcome } from './host.js';
import type { AnswerSeen } from './network.js';

/** `asked`: by hand. `silent`: found through the broker, but it answers no search. */
export type TargetReason = 'asked' | 'seed' | 'silent';

/** An address that was asked by itself, unless a broadcast had reached it. */
export interface TargetSeen {
  readonly address: string;
  readonly reasons: readonly TargetReason[];
  /** For people, where the operator knows it. */
  readonly label?: string;
  /** It is this host. */
  readonly own: boolean;
  /** It answered the broadcast. */
  readonly byBroadcast: boolean;
  /** Its answer when asked alone. */
  readonly answer?: AnswerSeen;
  /** Where its films are, and what came of a connection; absent where it answered. */
  readonly tcp?: { readonly port: number; readonly outcome: TcpOutcome };
}
