import { setTimeout as pause } from 'node:timers/promises';
import { startPart } from './operator-parts.js';
import { PostOften } from './post-often.js';
import type { Scene } from './scene.js';
import type { Stage } from './troupe.js';

const EVENTS_PER_SECOND = 100;
/** With all that is sent again this stays below the 50 changing calls a second that the API takes from one caller. */
const COMMAND_EACH_MS = 100;
const BEFORE_MS = 2000;
const AFTER_MS = 3000;
const AGAIN_MS = 1000;
const GIVE_UP_MS = 30_000;
/** The shortest that `identify` takes: it tells the commands apart at the agent. */
const LEAST_MS = 1000;

export interface RestartOutcome {
  /** The number of each command that was answered well. */
  readonly answered: readonly number[];
  /** Commands that had to be sent more than once. */
  readonly repeated: number;
  /** From the signal to the first answer to a command that was begun after the API was there again. */
  readonly awayMs: readonly number[];
}

/** Commands and events without a break, while the API is ended and started again. */
export class LoadedRestart {
  private readonly answered: number[] = [];
  private readonly running = new Set<Promise<void>>();
  private readonly awayMs: number[] = [];
  private repeated = 0;
  private next = LEAST_MS;
  private ending = false;

  constructor(
    private readonly scene: Scene,
    private readonly stage: Stage,
  ) {}

  async run(signals: readonly NodeJS.Signals[]): Promise<RestartOutcome> {
    const token = await this.scene.place.token();
    const api = new PostOften(this.scene.place.ports.http, token);
    const spanMs = signals.length * (BEFORE_MS + AFTER_MS);
    const speech = { perSecond: EVENTS_PER_SECOND, count: (EVENTS_PER_SECOND * spanMs) / 1000 };
    const load = Promise.all([this.stage.troupe.ask('speak', speech), this.command(api)]);
    let part = this.stage.api;
    for (const signal of signals) {
      await pause(BEFORE_MS);
      const asked = performance.now();
      await part.end(signal);
      part = await startPart(this.scene, 'api');
      await this.sendUntilAnswered(api, this.next++);
      this.awayMs.push(performance.now() - asked);
      await pause(AFTER_MS);
    }
    this.ending = true;
    await load;
    api.close();
    return { answered: this.answered, repeated: this.repeated, awayMs: this.awayMs };
  }

  private async command(api: PostOften): Promise<void> {
    while (!this.ending) {
      const run = this.sendUntilAnswered(api, this.next++).finally(() => this.running.delete(run));
      this.running.add(run);
      await pause(COMMAND_EACH_MS);
    }
    await Promise.all(this.running);
  }

  /** The same request with the same key, as an honest client repeats it. */
  private async sendUntilAnswered(api: PostOften, number: number): Promise<void> {
    const deadline = performance.now() + GIVE_UP_MS;
    let last = '';
    for (let sent = 1; performance.now() < deadline; sent += 1) {
      if (sent === 2) this.repeated += 1;
      const path = `/api/v1/cameras/cam-${number % 20}/identify`;
      const key = { 'Idempotency-Key': `bench-${number}` };
      // Connections to an API that ends fail in as many ways as there are moments for it.
      const answer = await api.post(path, { durationMs: number }, key).catch(() => undefined);
      if (answer?.status === 200) return void this.answered.push(number);
      last = answer?.body ?? 'no connection';
      await pause(AGAIN_MS);
    }
    throw new Error(`command ${number} was not answered well within ${GIVE_UP_MS} ms: ${last}`);
  }
}
