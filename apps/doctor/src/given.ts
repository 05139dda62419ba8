import type { Clock } from '#contracts/ports/clock.js';
import type { Random } from '#contracts/ports/random.js';
import type { OperatorApi } from './adapters/http/operator-view.js';

/** What an examination is given by whoever asks for it. */
export interface Given<Api extends OperatorApi = OperatorApi> {
  readonly clock: Clock;
  readonly random: Random;
  /** Ends it: `examine` rejects with its reason. */
  readonly signal: AbortSignal;
  readonly api: Api;
  /** IPv4 addresses to ask by themselves. */
  readonly ask: readonly string[];
  /** How long to listen for searches. */
  readonly listenMs: number;
  /** Hears what takes its time. */
  readonly said: (text: string) => void;
}
