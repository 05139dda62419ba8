import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { TakeCollectionView } from '#contracts/http/collection-views.js';
import type { TakeState } from '#contracts/http/take-views.js';
import type { Recording } from '#contracts/messages/recording.js';
import { eventually } from '#testing/eventually.js';
import { Lab } from './lab.js';
import type { ScriptedAgent } from './scripted-agent.js';
import { entryOf, takeOf } from './true-take.js';

/** Of each film. */
export const SIZE = 300_000;

/** A real API, and two cameras that have the films of a take: `a` and `b` the one, `c` the other. */
export class CollectingLab {
  readonly films = new Map<string, Buffer>();

  private constructor(
    readonly lab: Lab,
    readonly one: ScriptedAgent,
    readonly two: ScriptedAgent,
  ) {}

  static async start(): Promise<CollectingLab> {
    const lab = await Lab.start();
    const at = new CollectingLab(lab, await lab.camera('cam-1'), await lab.camera('cam-2'));
    for (const { media } of [at.one, at.two])
      media.onTimes = (_, response) => void response.writeHead(404).end('{"code":"unknown-recording"}');
    const [a, b] = [at.film(at.one, 'a'), at.film(at.one, 'b', { part: 2, partOf: 'a' })];
    await at.keep([a, b], [at.film(at.two, 'c')]);
    return at;
  }

  /** A film on a camera, as the take tells of it. */
  film(agent: ScriptedAgent, id: string, more: Partial<Recording> = {}): Recording {
    const bytes = agent.keep(id, SIZE, { takeId: 'take-1', ...more });
    this.films.set(id, bytes);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    return this.change(agent, id, { sha256 });
  }

  /** What a camera says of a film from now on. */
  change(agent: ScriptedAgent, id: string, more: Partial<Recording>): Recording {
    const stored = agent.media.films.get(id);
    if (!stored) throw new Error('there is no such film');
    const recording = { ...stored.recording, ...more };
    agent.media.films.set(id, { ...stored, recording });
    return recording;
  }

  async keep(first: Recording[], second: Recording[], state: TakeState = 'complete'): Promise<void> {
    const take = takeOf([entryOf('cam-1', first), entryOf('cam-2', second)], { state });
    await this.lab.api.parts.takeTable.save(take, true);
  }

  /** The first camera gives a third of its film `a`, and then nothing. */
  stall(): void {
    this.one.media.onFilm = (_request, response) => {
      response.writeHead(200, { etag: '"v1"', 'content-length': SIZE });
      response.write(this.films.get('a')?.subarray(0, 100_000));
    };
  }

  get folder(): string {
    return join(this.lab.api.parts.takesDir, 'walk_take-3');
  }

  async state(): Promise<TakeCollectionView> {
    return (await this.lab.call('get', '/takes/take-1/collection').expect(200)).body as TakeCollectionView;
  }

  async begin(body: object = {}): Promise<TakeCollectionView> {
    const answer = await this.lab.call('post', '/takes/take-1/collection', body).expect(202);
    return answer.body as TakeCollectionView;
  }

  /** Waits until it is not being collected any more. */
  ended(): Promise<TakeCollectionView> {
    return eventually('the end of it', async () => {
      const now = await this.state();
      return now.state !== 'collecting' && now;
    });
  }

  async collected(): Promise<void> {
    await this.begin();
    expect(await this.ended()).toMatchObject({ state: 'collected', verified: 3 });
  }

  close(): Promise<void> {
    return this.lab.close();
  }
}
