import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { Examination } from '#contracts/http/examination.js';
import type { Doctor } from './doctor.js';
import type { OperatorSight } from './operator-sight.js';

/** One examination at a time, however many ask: each looks at all of the host. */
export class Examinations {
  private running: Promise<Examination> | undefined;
  private readonly ending = new AbortController();

  constructor(
    private readonly doctor: Doctor,
    private readonly look: (url: string) => OperatorSight,
  ) {}

  /**
   * Starts one, or joins the one that runs. `url`: where it was asked for. Rejects only with `shutting-down`, where the API
   * ends before it does, and `internal`, where a variable is one that no part can use.
   */
  examine(url: string): Promise<Examination> {
    this.running ??= this.run(url).finally(() => (this.running = undefined));
    return this.running;
  }

  /** Gives up the one that runs. */
  stop(): void {
    this.ending.abort(new RollcallError('shutting-down', 'The API is ending.'));
  }

  private async run(url: string): Promise<Examination> {
    const { signal } = this.ending;
    signal.throwIfAborted();
    return await this.doctor.examine(this.look(url), signal);
  }
}
