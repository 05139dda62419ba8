import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { Command, Reply } from '#contracts/messages/command.js';
import type { Clock } from '#contracts/ports/clock.js';
import type { Logger } from '#contracts/ports/logger.js';
import type { OperatorTime } from '../clock/operator-time.js';
import type { CommandData, CommandHandler } from './command-handler.js';
import { refusal, type Outcome } from '#contracts/errors/outcome.js';
import type { HostCommand } from './host-commands.js';
import { ResultMemory } from './result-memory.js';

/** Commands at work at one time; an honest operator needs a start and a stop. */
const MAX_RUNNING = 16;
/** What helps where the others hang, as they do with a disk that never answers: some more of these may be at work. */
const REMEDIES: ReadonlySet<string> = new Set<HostCommand>(['power', 'identify']);
const MORE_REMEDIES = 4;

/** Does each command once, however often it comes, and gives every one of them a reply. */
export class CommandDispatcher {
  private readonly running = new Map<string, Promise<Outcome>>();
  private readonly results: ResultMemory;

  constructor(
    private readonly handlers: Readonly<Record<string, CommandHandler>>,
    private readonly operatorTime: OperatorTime,
    clock: Clock,
    private readonly logger: Logger,
  ) {
    this.results = new ResultMemory(clock);
  }

  /**
   * Resolves with the reply when the work is done; never rejects. Commands run beside each other,
   * so that a stop does not wait behind a start.
   */
  async dispatch(name: string, command: Command): Promise<Reply> {
    const key = `${name}/${command.corr}`;
    const outcome =
      this.results.recall(key) ?? (await (this.running.get(key) ?? this.begin(key, name, command)));
    return { corr: command.corr, ...outcome };
  }

  private begin(key: string, name: string, command: Command): Promise<Outcome> | Outcome {
    let work: () => Promise<CommandData>;
    try {
      work = this.admitted(name, command);
    } catch (error) {
      return refusal(error);
    }
    const run = this.carryOut(name, command, work).then((outcome) => {
      this.running.delete(key);
      // What failed was not done: whoever asks again wants it tried.
      if (outcome.status === 'ok') this.results.remember(key, outcome);
      return outcome;
    });
    this.running.set(key, run);
    return run;
  }

  /** The work of a command that may begin now; throws why it may not. */
  private admitted(name: string, command: Command): () => Promise<CommandData> {
    const handler = Object.hasOwn(this.handlers, name) ? this.handlers[name] : undefined;
    if (!handler) throw new RollcallError('unknown-command', `This agent has no command "${name}".`);
    const work = handler(command.args);
    this.refuseExpired(command);
    const most = MAX_RUNNING + (REMEDIES.has(name) ? MORE_REMEDIES : 0);
    if (this.running.size >= most)
      throw new RollcallError('too-many', `${most} commands are at work already.`);
    return work;
  }

  private refuseExpired({ issuedAt, ttlMs }: Command): void {
    const deadline = Date.parse(issuedAt) + ttlMs;
    if (Number.isNaN(deadline))
      throw new RollcallError('invalid-request', 'The arguments were refused:', {
        fields: ['issuedAt is a form of time that is not read here'],
      });
    // Without the operator's time nobody can tell; the `corr` alone keeps repeats away.
    if (!this.operatorTime.known) return;
    const lateMs = this.operatorTime.now() - this.operatorTime.errorMs - deadline;
    if (lateMs > 0)
      throw new RollcallError(
        'command-expired',
        `The command arrived ${Math.ceil(lateMs)} ms after its time.`,
      );
  }

  private async carryOut(
    name: string,
    { corr, request }: Command,
    work: () => Promise<CommandData>,
  ): Promise<Outcome> {
    const facts = { command: name, corr, request };
    try {
      const data = await work();
      this.logger.debug(facts, 'Obeyed');
      return { status: 'ok', data };
    } catch (error) {
      const refused = refusal(error);
      if (error instanceof RollcallError) this.logger.info({ ...facts, code: error.code }, 'Refused');
      else this.logger.error({ ...facts, err: error }, 'A command failed unexpectedly');
      return refused;
    }
  }
}
