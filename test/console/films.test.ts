import fc from 'fast-check';
import type { StreamEvent } from '#client/index.js';
import type { Film } from '../../apps/console/src/recordings/film.js';
import { filmKey } from '../../apps/console/src/recordings/film.js';
import { FilmList, type Films } from '../../apps/console/src/recordings/film-list.js';

type Told = 'recording.started' | 'recording.saved' | 'recording.deleted';

describe('the films of the console', () => {
  it('are as the stream told last, whatever it told while the list was read', async () => {
    const step = fc.record({
      id: fc.constantFrom('a', 'b', 'c'),
      type: fc.constantFrom<Told>('recording.started', 'recording.saved', 'recording.deleted'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step), fc.array(step), async (before, during) => {
        const answer = Promise.withResolvers<{ items: Film[]; unreached: [] }>();
        const shown: Films[] = [];
        const list = new FilmList(
          () => answer.promise,
          (films) => shown.push(films),
        );
        const reading = list.load();
        for (const { id, type } of during) list.hear(told(type, id));
        answer.resolve({ items: [...after(before).values()], unreached: [] });
        await reading;
        expect(shown.at(-1)?.films).toEqual(after([...before, ...during]));
      }),
    );
  });

  it('stay listed while their camera cannot be asked, and go when it says so', async () => {
    const away = { cameraId: 'cam-1', error: {} as never };
    const answers = [
      { items: [film('a')], unreached: [] },
      { items: [], unreached: [away] },
      { items: [], unreached: [] },
    ];
    let shown: Films | undefined;
    const list = new FilmList(
      () => Promise.resolve(answers.shift() ?? fail()),
      (films) => (shown = films),
    );
    const sizes: (number | undefined)[] = [];
    for (const _ of [1, 2, 3]) {
      await list.load();
      sizes.push(shown?.films.size);
    }
    expect(sizes).toEqual([1, 1, 0]);
  });
});

function after(steps: readonly { readonly id: string; readonly type: Told }[]): Map<string, Film> {
  const films = new Map<string, Film>();
  for (const { id, type } of steps) {
    const made = filmOf(type, id);
    if (type === 'recording.deleted') films.delete(filmKey(made));
    else films.set(filmKey(made), made);
  }
  return films;
}

function told(type: Told, id: string): StreamEvent {
  return { type, subject: id, id: 'e', time: '2026-01-01T00:00:00.000Z', data: filmOf(type, id) };
}

function filmOf(type: Told, id: string): Film {
  return film(id, { state: type === 'recording.started' ? 'recording' : 'saved' });
}

function film(id: string, more: Partial<Film> = {}): Film {
  return {
    id,
    cameraId: 'cam-1',
    state: 'saved',
    startedAt: '2026-01-01T00:00:00.000Z',
    timeSource: 'arrival',
    durationMs: 1000,
    frames: 30,
    droppedFrames: 0,
    bytes: 1000,
    width: 640,
    height: 480,
    ...more,
  };
}

function fail(): never {
  throw new Error('nobody is asked a fourth time');
}
