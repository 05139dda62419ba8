import { jest } from '@jest/globals';
import { ApiError } from '#client/index.js';
import { deleteFilm } from '../../apps/console/src/recordings/delete-film.js';
import { Deletions, type Undeleted } from '../../apps/console/src/recordings/film-deletions.js';
import type { Film } from '../../apps/console/src/recordings/film.js';
import { stillThere } from '../../apps/console/src/recordings/left-films.js';
import { leftText, undeletedText } from '../../apps/console/src/recordings/undeleted-text.js';

const film = (id: string, cameraId = 'cam-1'): Film => ({ id, cameraId, name: `Film ${id}` }) as Film;
const films = (count: number): Film[] => Array.from({ length: count }, (_, index) => film(String(index)));
const refusal = new ApiError({ kind: 'refused', code: 'camera-lost', title: 'Lost', detail: 'It is lost' });

class Asked {
  readonly asked: (readonly [id: string, isLeaving: boolean])[] = [];
  readonly noted: string[] = [];
  readonly told: (readonly Undeleted[])[] = [];
  readonly forgotten: string[] = [];
  readonly deletions = new Deletions({
    ask: ({ id }, isLeaving) => {
      this.asked.push([id, isLeaving]);
      return this.refused.includes(id) ? Promise.reject(refusal) : Promise.resolve();
    },
    tell: (undeleted) => this.told.push(undeleted),
    note: (left) => this.noted.push(...left.map(({ id }) => id)),
  });

  constructor(private readonly refused: readonly string[] = []) {}

  delete(those: readonly Film[]): void {
    this.deletions.delete(those, ({ id }) => this.forgotten.push(id));
  }
}

describe('deletions that are undone or not', () => {
  test('are asked for once nobody can undo them any more, and what fails is told in one piece', async () => {
    const world = new Asked(['1', '3']);
    world.delete(films(5));
    world.deletions.undo(['cam-1/4']);
    await world.deletions.flush();
    expect(world.asked.map(([id]) => id)).toEqual(['0', '1', '2', '3']);
    expect(world.forgotten).toEqual(['0', '2']);
    expect(world.told.map((each) => each.map(({ film: { id } }) => id))).toEqual([['1', '3']]);
    expect(world.deletions.pending).toMatchObject({ waiting: new Map(), sent: new Map() });
  });

  test('are sent as the page is left, no more than the API takes at once, and all of them are noted', async () => {
    const world = new Asked();
    world.delete(films(120));
    world.deletions.leave();
    expect(world.asked).toEqual(films(50).map(({ id }) => [id, true]));
    expect(world.noted).toEqual(films(120).map(({ id }) => id));
    await Promise.resolve();
    // A page that the browser has kept is as if it had never been left: what was not sent is a film like any other.
    expect(world.deletions.pending).toMatchObject({ waiting: new Map(), sent: new Map() });
  });

  test('that were under way as the page was left are sent with the others', async () => {
    const world = new Asked();
    world.delete(films(3));
    const flushed = world.deletions.flush();
    world.deletions.leave();
    await flushed;
    expect(world.asked.filter(([, isLeaving]) => isLeaving).map(([id]) => id)).toEqual(['0', '1', '2']);
    expect(world.noted).toEqual(['0', '1', '2']);
    expect(world.asked).toHaveLength(4);
  });

  test('are asked for no faster than the API takes them, with room for what else one does', async () => {
    jest.useFakeTimers();
    const world = new Asked();
    world.delete(films(120));
    const flushed = world.deletions.flush();
    await jest.advanceTimersByTimeAsync(1000);
    expect(world.asked.length).toBeGreaterThan(10);
    expect(world.asked.length).toBeLessThan(40);
    await jest.runAllTimersAsync();
    await flushed;
    jest.useRealTimers();
    expect(world.asked).toHaveLength(120);
  });

  test('leave nothing behind where none waits', () => {
    const world = new Asked();
    world.deletions.leave();
    expect([world.asked, world.noted]).toEqual([[], []]);
  });
});

describe('a camera that is asked to delete a film', () => {
  const answers = (status: number, code?: string): jest.Spied<typeof fetch> =>
    jest
      .spyOn(globalThis, 'fetch')
      .mockResolvedValue(new Response(code && JSON.stringify({ code }), { status }));
  afterEach(() => void jest.restoreAllMocks());

  test.each([true, false])('is asked so that the page may be left: %p', async (isLeaving) => {
    const asked = answers(204);
    await deleteFilm(film('1'), isLeaving);
    expect(asked).toHaveBeenCalledWith(
      '/api/v1/cameras/cam-1/recordings/1',
      expect.objectContaining({ method: 'DELETE', keepalive: isLeaving }),
    );
  });

  test('may have deleted it before, and else may refuse', async () => {
    answers(404, 'unknown-recording');
    await deleteFilm(film('1'), false);
    answers(404, 'unknown-camera');
    await expect(deleteFilm(film('1'), false)).rejects.toMatchObject({ code: 'unknown-camera' });
  });
});

describe('what is told of films that were not deleted', () => {
  test('is each with its reason, and the number of those that are too many to list', () => {
    const undeleted = films(7).map((each) => ({ film: each, failure: refusal }));
    expect(undeletedText(undeleted)).toMatch(
      /^7 recordings not deleted\. Film 0 of cam-1: It is lost.*and 2 more$/,
    );
    expect(undeletedText(undeleted.slice(0, 1))).toBe('1 recording not deleted. Film 0 of cam-1: It is lost');
  });

  test('is of a page that was left what is listed still, and what nobody can ask for', () => {
    const left = [film('a'), film('b'), film('c', 'cam-2')];
    const there = stillThere(left, new Map([['cam-1/b', film('b')]]), new Set(['cam-2']));
    expect(there.map(({ id }) => id)).toEqual(['b', 'c']);
    expect(leftText(there)).toMatch(/^2 recordings .*: Film b of cam-1, Film c of cam-2$/);
  });
});
