import { RollcallError } from '#contracts/errors/rollcall-error.js';
import { RosterRequest } from '#contracts/http/requests.js';
import { validated } from '#contracts/messages/decode.js';
import type { Clock } from '#contracts/ports/clock.js';
import type { Logger } from '#contracts/ports/logger.js';
import { readIfThere, writeFileAtomic } from '#runtime/atomic-file.js';
import { setAside } from '#runtime/set-aside.js';
import type { RosterStore } from '../../domain/roster/roster-store.js';

/** The roster on disk, as it was put over HTTP. */
export class RosterFile implements RosterStore {
  constructor(
    private readonly path: string,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  /** A file that cannot be read is set aside. */
  async load(): Promise<readonly string[]> {
    try {
      const text = await readIfThere(this.path);
      return text === undefined ? [] : namesIn(text);
    } catch (error) {
      await this.setAside(error);
      return [];
    }
  }

  async save(names: readonly string[]): Promise<void> {
    try {
      await writeFileAtomic(this.path, `${JSON.stringify({ names }, undefined, 1)}\n`);
    } catch (error) {
      this.logger.error({ err: error, path: this.path }, 'The roster was not saved. Is the disk full?');
      const why = (error as NodeJS.ErrnoException).code ?? 'see the log';
      throw new RollcallError('internal', `The roster could not be saved (${why}), so it is as it was.`, {
        advice: 'See that the disk of the operator host has room and that the data folder can be written.',
        cause: error,
      });
    }
  }

  private setAside(error: unknown): Promise<void> {
    const next = 'nobody is expected until it is set again';
    const broken = { path: this.path, what: 'roster', next, facts: { err: error } };
    return setAside(broken, this.clock, this.logger);
  }
}

function namesIn(text: string): readonly string[] {
  const decoded = validated(RosterRequest, JSON.parse(text));
  if (decoded.ok) return decoded.value.names;
  throw new SyntaxError(decoded.refusal.fields.slice(0, 8).join('; '));
}
