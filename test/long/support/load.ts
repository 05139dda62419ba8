import { setTimeout as pause } from 'node:timers/promises';
import type { Collection } from '#contracts/http/views.js';
import type { Recording } from '#contracts/messages/recording.js';
import { LiveReader } from '../../e2e/support/live-reader.js';
import type { Place } from '../../e2e/support/place.js';

const STEP_MS = 5000;
const SEGMENT_MS = 60_000;
/** A viewer comes, looks for so many steps and leaves. */
const STEPS_OF_A_VIEWER = 6;
const STEPS_BETWEEN_SETTINGS = 12;

/** What people do with a camera in an hour, in a small compass: it records, and they look, set and list. */
export class Load {
  failures = 0;
  private calls = 0;
  private step = 0;
  private stopped = false;
  private steady: LiveReader | undefined;
  private viewer: LiveReader | undefined;
  private work: Promise<void> = Promise.resolve();

  constructor(
    private readonly place: Place,
    private readonly camera: string,
  ) {}

  get summary(): string {
    return `${this.calls} calls, ${this.failures} failed`;
  }

  /** Records, and nothing else. */
  async begin(args: { readonly segmentMs?: number } = {}): Promise<void> {
    await this.standsBy();
    await this.call('POST', '/recordings', args);
  }

  /** How many films of its recording there have been, those that were deleted among them. */
  async parts(): Promise<number> {
    const listed = (await (await this.call('GET', '/recordings')).json()) as Collection<Recording>;
    return listed.items[0]?.part ?? 0;
  }

  async start(): Promise<void> {
    await this.begin({ segmentMs: SEGMENT_MS });
    this.steady = await LiveReader.open(this.place, this.camera);
    this.work = this.run();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.work;
    this.steady?.close();
    this.viewer?.close();
  }

  private async run(): Promise<void> {
    while (!this.stopped) {
      this.step += 1;
      await this.look().catch((error: unknown) => this.failed(error));
      await pause(STEP_MS);
    }
  }

  private async look(): Promise<void> {
    const listed = (await (await this.call('GET', '/recordings')).json()) as Collection<Recording>;
    const film = listed.items.find(({ state }) => state === 'saved');
    if (film) await (await this.call('GET', `/recordings/${film.id}/video`)).arrayBuffer();
    await (await this.call('GET', '/still')).arrayBuffer();
    if (this.step % STEPS_BETWEEN_SETTINGS === 0) {
      const brightness = this.step % (2 * STEPS_BETWEEN_SETTINGS) === 0 ? 0.1 : 0;
      await this.call('PATCH', '/settings', { brightness });
    }
    if (this.step % STEPS_OF_A_VIEWER !== 0) return;
    this.viewer?.close();
    this.viewer = await LiveReader.open(this.place, this.camera);
  }

  private async call(method: string, path: string, body?: object): Promise<Response> {
    this.calls += 1;
    const response = await this.place.call(method, `/cameras/${this.camera}${path}`, body);
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return response;
  }

  private async standsBy(): Promise<void> {
    for (;;) {
      const response = await this.place.call('GET', `/cameras/${this.camera}`);
      const view = (await response.json()) as { status?: string };
      if (view.status === 'standing-by') return;
      await pause(200);
    }
  }

  private failed(error: unknown): void {
    this.failures += 1;
    process.stderr.write(`${String(error)}\n`);
  }
}
