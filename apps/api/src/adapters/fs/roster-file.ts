import { rename } from 'node:fs/promises';
import { RosterRequest } from '#contracts/http/requests.js';
import { validated } from '#contracts/messages/decode.js';
import type { Clock } from '#contracts/ports/clock.js';
import type { Logger } from '#contracts/ports/logger.js';
import { readIfThere } from '#runtime/atomic-file.js';
import { setAside } from '#runtime/set-aside.js';

/** The roster as versions before the database kept it. */
export class RosterFile {
  constructor(
    private readonly path: string,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  /** None where there is no such file. One that cannot be read is set aside. */
  async load(): Promise<readonly string[]> {
    try {
      const text = await readIfThere(this.path);
      return text === undefined ? [] : namesIn(text);
    } catch (error) {
      await this.setAside(error);
      return [];
    }
  }

  /** Its names are elsewhere now: it is kept beside, for somebody who goes back to an earlier version. */
  async retire(): Promise<void> {
    const moved = `${this.path}.moved`;
    try {
      await rename(this.path, moved);
      this.logger.info({ moved }, 'The roster has moved into the database');
    } catch (error) {
      const advice =
        'The roster has moved into the database, but its old file could not be renamed: delete it';
      this.logger.error({ err: error, path: this.path }, advice);
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
