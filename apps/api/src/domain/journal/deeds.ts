import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { DeedName } from '#contracts/http/deeds.js';
import type { CommandView } from '#contracts/http/views.js';
import { isId } from '#contracts/ids.js';
import type { Principal } from '../access/principal.js';
import type { Announcer } from '../events/announcer.js';

/** What somebody wants done. */
export interface Deed {
  readonly command: DeedName;
  readonly subject: string;
  readonly camera?: string;
  /** How it is to be done. */
  readonly args?: object;
}

type Outcome = Pick<CommandView, 'recording' | 'search' | 'code'>;

/** What no id is, as that of a camera that there is not, is not passed on: the audit has it. */
const NOTHING_KNOWN = 'none';

/** Tells who did what, and how that ended. */
export class Deeds {
  constructor(
    private readonly announcer: Pick<Announcer, 'announce'>,
    /** Who acts at the moment. */
    private readonly actor: () => Principal | undefined,
  ) {}

  /** Resolves or rejects as the work does; `told` says what its result adds. */
  async of<T>(deed: Deed, work: () => Promise<T>, told: (result: T) => Outcome = () => ({})): Promise<T> {
    const by = this.actor()?.name;
    try {
      const result = await work();
      this.tell('command.done', by, deed, told(result));
      return result;
    } catch (error) {
      const code = error instanceof RollcallError ? error.code : 'internal';
      this.tell('command.failed', by, deed, { code });
      throw error;
    }
  }

  private tell(
    type: 'command.done' | 'command.failed',
    by: string | undefined,
    { command, subject, camera, args }: Deed,
    outcome: Outcome,
  ): void {
    const data: CommandView = {
      command,
      ...(isId(camera) && { cameraId: camera }),
      ...(by !== undefined && { by }),
      ...(args && { args: { ...args } }),
      ...outcome,
    };
    this.announcer.announce({ type, subject: isId(subject) ? subject : NOTHING_KNOWN, data });
  }
}
