import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { Clock } from '#contracts/ports/clock.js';
import type { Random } from '#contracts/ports/random.js';
import type { Principal } from '../access/principal.js';
import type { Journal } from './journal.js';

/** What somebody wants done. */
export interface Deed {
  /** Such as `recording-start`. */
  readonly command: string;
  readonly subject: string;
  readonly camera?: string;
  /** How it is to be done. */
  readonly args?: object;
}

/** Writes into the journal who did what, and how that ended. */
export class Deeds {
  constructor(
    private readonly journal: Journal,
    /** Who acts at the moment. */
    private readonly actor: () => Principal | undefined,
    private readonly clock: Clock,
    private readonly random: Random,
  ) {}

  /** Resolves or rejects as the work does; `told` says what its result adds to the entry. */
  async of<T>(deed: Deed, work: () => Promise<T>, told: (result: T) => object = () => ({})): Promise<T> {
    const by = this.actor()?.name;
    try {
      const result = await work();
      this.record('command.done', by, deed, told(result));
      return result;
    } catch (error) {
      const code = error instanceof RollcallError ? error.code : 'internal';
      this.record('command.failed', by, deed, { code });
      throw error;
    }
  }

  private record(type: string, by: string | undefined, deed: Deed, outcome: object): void {
    const { command, subject, camera, args } = deed;
    const data = { command, ...(args && { args }), ...outcome };
    this.journal.record({ time: this.clock.now(), id: this.random.id(), type, subject, camera, by, data });
  }
}
