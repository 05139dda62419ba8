import type { Clock, Timer } from '#contracts/ports/clock.js';
import type { Logger } from '#contracts/ports/logger.js';
import type { Random } from '#contracts/ports/random.js';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { JoinToken } from '#credentials/join-token.js';
import { OperatorCandidates } from '../../domain/enrolment/operator-candidates.js';
import type { OperatorPlace } from '../../domain/enrolment/operator-places.js';
import { retryPause } from '#contracts/retry-pause.js';
import type { AgentKey } from './agent-key.js';
import { enrol } from './enrol.js';
import type { KeptEnrolment } from './enrolment-file.js';

/** With nobody to ask, or one who does not answer. */
const RETRY = { min: 1000, max: 30_000 };
/** The operator itself said no: only a person can change that. */
const REFUSED = { min: 60_000, max: 300_000 };

type Result = 'joined' | 'refused' | 'failed';

export interface JoiningParts {
  readonly token: JoinToken;
  /** Where to look first. */
  readonly operator: OperatorPlace | undefined;
  readonly id: string;
  readonly hostname: string;
  readonly key: AgentKey;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
}

/** Tries whoever may be the operator until one of them is, and lets the agent join. */
export class Joining {
  private readonly candidates: OperatorCandidates;
  private readonly ending = new AbortController();
  private timer: Timer | undefined;
  private failures = 0;
  private busy = false;

  constructor(
    private readonly parts: JoiningParts,
    /** Rejects where what was given cannot be used or kept. */
    private readonly joined: (kept: KeptEnrolment) => Promise<void>,
  ) {
    this.candidates = new OperatorCandidates(parts.operator ? [parts.operator] : []);
  }

  start(): void {
    void this.round();
  }

  stop(): void {
    this.ending.abort();
    this.timer?.stop();
  }

  /** Somebody calls from there. A first caller is tried at once. */
  heard(place: OperatorPlace): void {
    this.candidates.heard(place);
    if (this.failures === 0 && !this.busy) void this.round();
  }

  /** Everybody once: a pause for each would let a crowd of false ones hide the true one. */
  private async round(): Promise<void> {
    const places = this.candidates.all();
    if (places.length === 0) return;
    this.busy = true;
    let result: Result = 'failed';
    for (const place of places) {
      if (this.ending.signal.aborted) return;
      result = await this.attempt(place);
      if (result !== 'failed') break;
    }
    this.busy = false;
    if (result !== 'joined') this.later(result === 'refused' ? REFUSED : RETRY);
  }

  private async attempt(place: OperatorPlace): Promise<Result> {
    const { token, logger } = this.parts;
    try {
      await this.joined(await enrol(place, token, this.parts, this.ending.signal));
      return 'joined';
    } catch (error) {
      const facts = { why: error instanceof Error ? error.message : String(error), ...place };
      // Only the holder of the certificate is heard at all, so its refusal is the operator's.
      const refused = error instanceof RollcallError && isFinal(error);
      if (refused) logger.error(facts, `The operator did not let this camera join. ${error.advice}`);
      else if (!this.ending.signal.aborted)
        logger.warn(facts, 'The camera could not join there; it tries again');
      return refused ? 'refused' : 'failed';
    }
  }

  private later(bounds: typeof RETRY): void {
    if (this.ending.signal.aborted) return;
    this.failures += 1;
    const pause = retryPause(this.failures, bounds, this.parts.random);
    this.timer = this.parts.clock.after(pause, () => void this.round());
  }
}

/** Only a person can change it: trying again soon is of no use. */
function isFinal({ code, status }: RollcallError): boolean {
  return status >= 400 && status < 500 && code !== 'too-many' && code !== 'id-in-use';
}
