import { RollcallError } from '#contracts/errors/rollcall-error.js';
import { fromWire } from '#contracts/errors/problem.js';
import type { Command, Reply } from '#contracts/messages/command.js';
import type { CommandName } from '#contracts/messages/command-args.js';
import type { Clock, Timer } from '#contracts/ports/clock.js';
import type { Random } from '#contracts/ports/random.js';
import { currentRequest, type CurrentRequest } from '#runtime/current-request.js';
import type { Bus } from './bus.js';
import { commandId } from './command-id.js';

const MAX_OPEN = 10_000;

/** Whoever answers for discovery: no camera has such an id. */
const DISCOVERY = '';

interface Open {
  /** Who may answer. */
  readonly from: string;
  readonly settle: (reply: Reply) => void;
  readonly reject: (error: RollcallError) => void;
  readonly timer: Timer;
}

/** Commands with answers over the bus. Make it before the bus starts: it subscribes to the replies once. */
export class Requests {
  private readonly open = new Map<string, Open>();

  constructor(
    private readonly bus: Bus,
    /** Names this process in the topics of its replies. */
    private readonly requester: string,
    private readonly clock: Clock,
    private readonly random: Random,
  ) {
    bus.on('agent.reply', { requester }, (reply, { params: { id } }) => this.settle(id, reply));
    bus.on('discovery.reply', { requester }, (reply) => this.settle(DISCOVERY, reply));
    bus.onState((state) => {
      if (state === 'closed') this.abandon();
    });
  }

  /**
   * Sends a command to an agent and gives its answer's data. Rejects with what the agent refused,
   * `broker-away` at once without a broker, or `no-answer` after `timeoutMs`.
   */
  command(
    agent: string,
    name: CommandName,
    args: object,
    timeoutMs: number,
  ): Promise<Record<string, unknown>> {
    const asked = currentRequest();
    const repeated = asked && repeatedId(asked, agent, name, args);
    const send = (corr: string): Promise<void> => {
      const issuedAt = new Date(this.clock.now()).toISOString();
      const command = { ...this.asking(corr), issuedAt, ttlMs: timeoutMs, args: { ...args } };
      return this.bus.publish('agent.command', { id: agent, name }, command);
    };
    return this.request(agent, timeoutMs, send, repeated);
  }

  /** Starts or joins a search; the data is the search. */
  search(timeoutMs: number): Promise<Record<string, unknown>> {
    return this.request(DISCOVERY, timeoutMs, (corr) =>
      this.bus.publish('discovery.search', {}, this.asking(corr)),
    );
  }

  /** Makes discovery forget a lost service; rejects with `unknown-service` or `service-found` where it refuses. */
  async forgetService(id: string, timeoutMs: number): Promise<void> {
    await this.request(DISCOVERY, timeoutMs, (corr) =>
      this.bus.publish('discovery.forget', {}, { ...this.asking(corr), id }),
    );
  }

  /** With whose answer it is, and of which request over HTTP it came. */
  private asking(corr: string): Pick<Command, 'corr' | 'requester' | 'request'> {
    const request = currentRequest()?.id;
    return { corr, requester: this.requester, ...(request !== undefined && { request }) };
  }

  private async request(
    from: string,
    timeoutMs: number,
    send: (corr: string) => Promise<void>,
    corr = this.random.id(),
  ): Promise<Record<string, unknown>> {
    const whom = from === DISCOVERY ? 'discovery' : `camera ${from}`;
    if (this.open.has(corr)) throw new RollcallError('request-running', `It waits for ${whom} already.`);
    if (this.open.size >= MAX_OPEN)
      throw new RollcallError('too-many', `${MAX_OPEN} requests wait for an answer.`);
    const answer = this.answerTo(corr, from, whom, timeoutMs);
    // It may end while the command is being sent, when nobody waits for it yet.
    answer.catch(() => undefined);
    try {
      await send(corr);
    } catch (error) {
      this.forget(corr);
      throw error;
    }
    const reply = await answer;
    if (reply.status === 'error') throw fromWire(reply.error ?? {});
    return reply.data ?? {};
  }

  private answerTo(corr: string, from: string, whom: string, timeoutMs: number): Promise<Reply> {
    return new Promise((settle, reject) => {
      const timer = this.clock.after(timeoutMs, () => {
        this.open.delete(corr);
        reject(new RollcallError('no-answer', `No answer from ${whom} within ${timeoutMs} ms.`));
      });
      this.open.set(corr, { from, settle, reject, timer });
    });
  }

  /** The `corr` of a repeated command can be worked out by others: who may answer is known by the topic. */
  private settle(from: string, reply: Reply | undefined): void {
    if (!reply) return;
    const open = this.open.get(reply.corr);
    if (!open) return this.bus.refusals.refuse('mqtt-late-reply', { corr: reply.corr });
    if (open.from !== from) return this.bus.refusals.refuse('mqtt-foreign-reply', { from, corr: reply.corr });
    this.forget(reply.corr);
    open.settle(reply);
  }

  /** No answer can come any more: nobody waits for one until its time is over. */
  private abandon(): void {
    for (const [corr, { reject }] of [...this.open]) {
      this.forget(corr);
      reject(new RollcallError('shutting-down', 'The program ended before the answer came.'));
    }
  }

  private forget(corr: string): void {
    this.open.get(corr)?.timer.stop();
    this.open.delete(corr);
  }
}

/** The same for the same command of the same request, the second such a one of it apart from the first. */
function repeatedId(asked: CurrentRequest, agent: string, name: string, args: object): string | undefined {
  if (asked.repeatedAs === undefined) return undefined;
  const sent = (asked.sent ??= new Map());
  const once = commandId(asked.repeatedAs, agent, name, args);
  const before = sent.get(once) ?? 0;
  sent.set(once, before + 1);
  return before === 0 ? once : commandId(`${asked.repeatedAs}#${before}`, agent, name, args);
}
