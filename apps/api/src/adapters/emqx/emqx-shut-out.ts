import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { Clock } from '#contracts/ports/clock.js';
import type { Logger } from '#contracts/ports/logger.js';
import { atMost } from '#runtime/at-most.js';
import type { BrokerShutOut } from '../../domain/access/broker-shut-out.js';
import type { EmqxAccess } from './emqx-access.js';
import { EmqxApi } from './emqx-api.js';
import { Turns } from './turns.js';

/** A revocation counts within 5 s; after this long its caller is told that it does not yet. */
const CONFIRM_MS = 4000;
const [FIRST_RETRY_MS, LAST_RETRY_MS] = [500, 30_000];
/** As many as there may be cameras. */
const MAX_JOBS = 2000;
/** Each has a connection of its own. */
const AT_ONCE = 16;

interface Job {
  /** When the last token of this camera has expired: until then it is to stay out. */
  readonly until: number;
  /** Resolves once it is out, or need not be any more. */
  readonly done: Promise<unknown>;
  /** Why it is not out yet. */
  trouble: string;
  /** Ends the wait for the next try. */
  wake: () => void;
}

interface EmqxShutOutNeeds {
  readonly access: EmqxAccess;
  /** How long a password at the broker is good. */
  readonly loginMs: number;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** EMQX believes tokens and knows of no enrolment: it is told who was revoked, again and again until it knows. */
export class EmqxShutOut implements BrokerShutOut {
  private readonly jobs = new Map<string, Job>();
  private readonly turns = new Turns(AT_ONCE);
  private readonly stopping = new AbortController();
  private readonly api: EmqxApi;

  constructor(private readonly needs: EmqxShutOutNeeds) {
    this.api = new EmqxApi(needs.access, needs.clock, this.stopping.signal);
  }

  async shutOut(id: string): Promise<void> {
    const job = this.jobs.get(id) ?? this.begin(id);
    if (await atMost(CONFIRM_MS, job.done, this.needs.clock)) return;
    throw notTold(
      `Camera ${id} is revoked, but EMQX still lets it in: ${job.trouble}. It is told again and again.`,
    );
  }

  async letIn(id: string): Promise<boolean> {
    return this.turns.take(id, async () => {
      const job = this.jobs.get(id);
      const wasBanned = await this.api.unban(id).catch((cause: unknown) => {
        throw notTold(`EMQX has to let ${id} in again first: ${(cause as Error).message}.`, cause);
      });
      if (job) this.finish(id, job);
      return wasBanned || job !== undefined;
    });
  }

  /** What EMQX was not told by then it is not told. */
  async stop(): Promise<void> {
    this.stopping.abort(new Error('the API stops'));
    const jobs = [...this.jobs.values()];
    for (const job of jobs) job.wake();
    await Promise.all(jobs.map(({ done }) => done));
  }

  private begin(id: string): Job {
    if (this.jobs.size >= MAX_JOBS)
      throw notTold(`Camera ${id} is revoked, but EMQX still lets it in: too many wait to be told there.`);
    const until = this.needs.clock.now() + this.needs.loginMs;
    const { promise, resolve } = Promise.withResolvers<undefined>();
    const job: Job = { until, done: promise, trouble: 'it has not answered yet', wake: () => undefined };
    this.jobs.set(id, job);
    void this.run(id, job).then(() => resolve(undefined));
    return job;
  }

  private async run(id: string, job: Job): Promise<void> {
    for (let wait = FIRST_RETRY_MS; this.isWanted(id, job); wait = Math.min(wait * 2, LAST_RETRY_MS)) {
      const isDone = await this.turns.take(id, () => this.attempt(id, job));
      if (!isDone && this.isWanted(id, job)) await this.pause(job, wait);
    }
  }

  private isWanted(id: string, job: Job): boolean {
    return this.jobs.get(id) === job && !this.stopping.signal.aborted;
  }

  /** Whether there is nothing more to do. */
  private async attempt(id: string, job: Job): Promise<boolean> {
    const { clock, logger } = this.needs;
    if (!this.isWanted(id, job)) return true;
    try {
      const hasExpired = clock.now() >= job.until;
      if (!hasExpired) await this.tell(id, job.until);
      this.finish(id, job);
      if (hasExpired) logger.warn({ agent: id }, 'EMQX is told no more: the token of the camera has expired');
      else logger.info({ agent: id }, 'A camera that was revoked is out at EMQX');
      return true;
    } catch (error) {
      job.trouble = (error as Error).message;
      logger.warn({ agent: id, reason: job.trouble }, 'EMQX still lets a camera in that was revoked');
      return false;
    }
  }

  private async tell(id: string, until: number): Promise<void> {
    // Its will says that it is away, and EMQX publishes none of whoever is banned: so it is ended first. Where that
    // fails it is banned all the same, and what comes last tells of it.
    await Promise.allSettled([this.api.end(id)]);
    await this.api.ban(id, until);
    await this.api.end(id);
  }

  private finish(id: string, job: Job): void {
    this.jobs.delete(id);
    job.wake();
  }

  private async pause(job: Job, ms: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = this.needs.clock.after(ms, resolve);
      job.wake = () => {
        timer.stop();
        resolve();
      };
    });
  }
}

function notTold(detail: string, cause?: unknown): RollcallError {
  return new RollcallError('broker-not-told', detail, { cause });
}
