import type { Bus } from '#bus/bus.js';
import { refusal, type Outcome } from '#contracts/errors/outcome.js';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { SearchCommand } from '#contracts/messages/command.js';
import type { Logger } from '#contracts/ports/logger.js';

/** Answers what is asked of discovery, and logs how it went with the request over HTTP that it came of. */
export class Answers {
  constructor(
    private readonly bus: Bus,
    private readonly logger: Logger,
  ) {}

  /** Says what the work gives, or why it was refused; `facts` are for the log alone. */
  answer(
    facts: { readonly command: string; readonly id?: string },
    { corr, requester, request }: SearchCommand,
    work: () => Record<string, unknown>,
  ): Promise<void> {
    const outcome = this.outcomeOf({ ...facts, corr, request }, work);
    return this.bus.publish('discovery.reply', { requester }, { corr, ...outcome });
  }

  private outcomeOf(facts: object, work: () => Record<string, unknown>): Outcome {
    try {
      const data = work();
      this.logger.debug(facts, 'Obeyed');
      return { status: 'ok', data };
    } catch (error) {
      if (error instanceof RollcallError) this.logger.info({ ...facts, code: error.code }, 'Refused');
      else this.logger.error({ ...facts, err: error }, 'A command failed unexpectedly');
      return refusal(error);
    }
  }
}
