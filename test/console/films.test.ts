import { jest } from '@jest/globals';
import fc from 'fast-check';
import type { StreamEvent } from '#client/index.js';
import type { Film } from '../../apps/console/src/recordings/film.js';
import { filmKey } from '../../apps/console/src/recordings/film.js';
import {
  type Answer,
  type Asked,
  FilmList,
  type Films,
} from '../../apps/console/src/recordings/film-list.js';

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

  describe('of which a few cameras come and go', () => {
    beforeEach(() => void jest.useFakeTimers());
    afterEach(() => void jest.useRealTimers());

    const of = (cameraId: string): Film => film(`film-of-${cameraId}`, { cameraId });

    function listing(answers: readonly Answer[]): {
      asked: (string[] | 'all')[];
      list: FilmList;
      now: Films[];
    } {
      const [asked, now, left]: [(string[] | 'all')[], Films[], Answer[]] = [[], [], [...answers]];
      const read = (whom: Asked): Promise<Answer> => {
        asked.push(whom === 'all' ? whom : [...whom]);
        return Promise.resolve(left.shift() ?? fail());
      };
      return { asked, now, list: new FilmList(read, (films) => now.push(films)) };
    }

    it('are asked of those alone, together, and of the others stay as they were', async () => {
      const away = { cameraId: 'cam-3', error: { detail: 'It is lost.' } };
      const { asked, list, now } = listing([
        { items: [of('cam-1'), of('cam-2')], unreached: [away] },
        { items: [of('cam-3')], unreached: [{ ...away, cameraId: 'cam-2' }] },
      ]);
      await list.load();
      list.hear(heard('service.lost', 'cam-2'));
      list.hear(heard('service.found', 'cam-3'));
      await jest.advanceTimersByTimeAsync(1000);
      expect(asked).toEqual(['all', ['cam-2', 'cam-3']]);
      expect([...(now.at(-1)?.films.values() ?? [])].map(({ cameraId }) => cameraId).sort()).toEqual([
        'cam-1',
        'cam-2',
        'cam-3',
      ]);
      expect(now.at(-1)?.unreached.map(({ cameraId }) => cameraId)).toEqual(['cam-2']);
    });

    it('are gone with a camera that is forgotten', async () => {
      const { list, now } = listing([
        { items: [of('cam-1'), of('cam-2')], unreached: [] },
        { items: [], unreached: [] },
      ]);
      await list.load();
      list.hear(heard('service.forgotten', 'cam-2'));
      await jest.advanceTimersByTimeAsync(1000);
      expect([...(now.at(-1)?.films.keys() ?? [])]).toEqual(['cam-1/film-of-cam-1']);
    });

    it('are asked of the whole fleet at once where many come, and after a snapshot', async () => {
      const whole = { items: [], unreached: [] };
      const { asked, list } = listing([whole, whole]);
      for (let index = 0; index < 9; index += 1) list.hear(heard('service.found', `cam-${index}`));
      await jest.advanceTimersByTimeAsync(1000);
      list.hear(heard('service.found', 'cam-1'));
      list.hear({ type: 'snapshot', data: {} as never });
      await jest.advanceTimersByTimeAsync(1000);
      expect(asked).toEqual(['all', 'all']);
    });

    it('are read by one call at a time, and once more where something came meanwhile', async () => {
      const answers = [1, 2].map(() => Promise.withResolvers<Answer>());
      const asked: Asked[] = [];
      const list = new FilmList(
        (whom) => (answers[asked.push(whom) - 1] ?? fail()).promise,
        () => undefined,
      );
      void list.load();
      list.hear(heard('service.lost', 'cam-1'));
      await jest.advanceTimersByTimeAsync(1000);
      expect(asked).toEqual(['all']);
      answers[0]?.resolve({ items: [], unreached: [] });
      await jest.advanceTimersByTimeAsync(1000);
      expect(asked).toEqual(['all', new Set(['cam-1'])]);
    });

    it.each(['camera.status', 'command.done', 'command.failed'] as const)(
      'are asked of one that was to go on after %s, which may have ended that, and not of others',
      async (type) => {
        const unreached: [] = [];
        const { asked, list } = listing([
          { items: [film('a', { goesOn: true }), of('cam-2')], unreached },
          { items: [film('a')], unreached },
        ]);
        await list.load();
        for (const _ of ['while it waits', 'once it does not']) {
          for (const id of ['cam-1', 'cam-2']) list.hear(heard(type, id));
          await jest.advanceTimersByTimeAsync(1000);
        }
        expect(asked).toEqual(['all', ['cam-1']]);
      },
    );

    it('are asked of one that could not be as soon as it tells how it is, and not of another that tells so', async () => {
      const away = { cameraId: 'cam-1', error: { detail: 'Its agent has not reported yet.' } };
      const { asked, list } = listing([
        { items: [], unreached: [away] },
        { items: [of('cam-1')], unreached: [] },
      ]);
      await list.load();
      for (const id of ['cam-1', 'cam-2']) list.hear(heard('camera.status', id));
      await jest.advanceTimersByTimeAsync(1000);
      list.hear(heard('camera.status', 'cam-1'));
      await jest.advanceTimersByTimeAsync(1000);
      expect(asked).toEqual(['all', ['cam-1']]);
    });
  });
});

function heard(
  type: `service.${'found' | 'lost' | 'forgotten'}` | 'camera.status' | `command.${'done' | 'failed'}`,
  subject: string,
): StreamEvent {
  return { type, subject, id: 'e', time: '2026-01-01T00:00:00.000Z', data: {} } as StreamEvent;
}

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
