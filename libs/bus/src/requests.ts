import { RollcallError } from '#contracts/errors/rollcall-error.js';
import { fromWire } from '#contracts/errors/problem.js';
import type { Reply } from '#contracts/messages/command.js';
import type { CommandName } from '#contracts/messages/command-args.js';
import type { Clock, Timer } from '#contracts/ports/clock.js';
import type { Random } from '#contracts/ports/random.js';
import { currentRequest } from '#runtime/current-request.js';
import type { Bus } from './bus.js';
import { commandId } from './command-id.js';

const MAX_OPEN = 10_000;

interface Open {
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
    bus.on('agent.reply', { requester }, (reply) => this.settle(reply));
    bus.on('discovery.reply', { requester }, (reply) => this.settle(reply));
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
    const repeated = asked?.repeatedAs && commandId(asked.repeatedAs, agent, name, args);
    const send = (corr: string): Promise<void> => {
      const issuedAt = new Date(this.clock.now()).toISOString();
      const command = { corr, requester: this.requester, issuedAt, ttlMs: timeoutMs, args: { ...args } };
      const request = asked && { request: asked.id };
      return this.bus.publish('agent.command', { id: agent, name }, { ...command, ...request });
    };
    return this.request(`camera ${agent}`, timeoutMs, send, repeated);
  }

  /** Starts or joins a search; the data is the search. */
  search(timeoutMs: number): Promise<Record<string, unknown>> {
    return this.request('discovery', timeoutMs, (corr) =>
      this.bus.publish('discovery.search', {}, { corr, requester: this.requester }),
    );
  }

  /** Makes discovery forget a lost service; rejects with `unknown-service` or `service-found` where it refuses. */
  async forgetService(id: string, timeoutMs: number): Promise<void> {
    await this.request('discovery', timeoutMs, (corr) =>
      this.bus.publish('discovery.forget', {}, { corr, requester: this.requester, id }),
    );
  }

  private async request(
    whom: string,
    timeoutMs: number,
    send: (corr: string) => Promise<void>,
    corr = this.random.id(),
  ): Promise<Record<string, unknown>> {
    if (this.open.has(corr)) throw new RollcallError('request-running', `It waits for ${whom} already.`);
    if (this.open.size >= MAX_OPEN)
      throw new RollcallError('too-many', `${MAX_OPEN} requests wait for an answer.`);
    const answer = this.answerTo(corr, whom, timeoutMs);
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

  private answerTo(corr: string, whom: string, timeoutMs: number): Promise<Reply> {
    return new Promise((settle, reject) => {
      const timer = this.clock.after(timeoutMs, () => {
        this.open.delete(corr);
        reject(new RollcallError('no-answer', `No answer from ${whom} within ${timeoutMs} ms.`));
      });
      this.open.set(corr, { settle, reject, timer });
    });
  }

  private settle(reply: Reply | undefined): void {
    if (!reply) return;
    const open = this.open.get(reply.corr);
    if (!open) return this.bus.refusals.refuse('mqtt-late-reply', { corr: reply.corr });
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
