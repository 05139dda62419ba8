import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { ErrorCode } from '#contracts/errors/catalogue.js';
import type { CommandName } from '#contracts/messages/command-args.js';
import type { Clock } from '#contracts/ports/clock.js';

/** How a command to a camera ended, for the counting: few words, that new refusals add none to. */
export const COMMAND_ENDS = ['done', 'refused', 'lost', 'no-answer', 'failed'] as const;
export type CommandEnd = (typeof COMMAND_ENDS)[number];

const ENDS: Partial<Record<ErrorCode, CommandEnd>> = {
  'camera-lost': 'lost',
  'broker-away': 'lost',
  'no-answer': 'no-answer',
  'command-expired': 'no-answer',
};

/** Tells of each command how long it took, and how it ended. */
export class CommandTimes {
  constructor(
    private readonly clock: Pick<Clock, 'monotonic'>,
    private readonly tell: (name: CommandName, end: CommandEnd, ms: number) => void,
  ) {}

  /** Resolves or rejects as the work does. */
  async of<T>(name: CommandName, work: () => Promise<T>): Promise<T> {
    const began = this.clock.monotonic();
    const ended = (end: CommandEnd): void => this.tell(name, end, this.clock.monotonic() - began);
    try {
      const result = await work();
      ended('done');
      return result;
    } catch (error) {
      ended(endOf(error));
      throw error;
    }
  }
}

/** Whom no camera could hear is lost; who heard it and would not is refused, which is no failure of ours. */
function endOf(error: unknown): CommandEnd {
  if (!(error instanceof RollcallError)) return 'failed';
  return ENDS[error.code] ?? (error.status < 500 ? 'refused' : 'failed');
}
