import { newTake } from '#api/domain/takes/new-take.js';
import type { Take } from '#api/domain/takes/take.js';
import { TakeBook } from '#api/domain/takes/take-book.js';
import { armed, armedAnew, cut, heard, unasked } from '#api/domain/takes/take-course.js';
import type { TakeStore } from '#api/domain/takes/take-store.js';
import type { ArmReport } from '#contracts/messages/take.js';
import { FakeClock } from '#testing/fake-clock.js';
import { silentLogger } from '#testing/silent-logger.js';
import { recordingOf } from '../support/samples.js';

const ID = 'take-1';
const END = '2026-01-01T00:01:00.000Z';
const identity = { id: ID, number: 1, createdAt: '2026-01-01T00:00:00.000Z', by: undefined };
const cameras = ['cam-1', 'cam-2'].map((cameraId) => ({ cameraId, label: cameraId }));

const REPORT: ArmReport = {
  ...{ ready: true, findings: [], leadMs: 40, workMs: 1, frameMs: 40 },
  ...{ clock: { known: true, offsetMs: 0, errorMs: 1 }, disk: { totalBytes: 2, freeBytes: 1 } },
};

/** Keeps takes in memory; a write waits while the test holds the pen. */
class SlowStore implements TakeStore {
  readonly kept = new Map<string, Take>();
  pen: Promise<unknown> = Promise.resolve();

  page = (): Promise<Take[]> => Promise.resolve([]);
  open = (): Promise<Take[]> => Promise.resolve([...this.kept.values()]);
  highestNumber = (): Promise<number> => Promise.resolve(0);
  one = (id: string): Promise<Take | undefined> => Promise.resolve(this.kept.get(id));
  remove = (): Promise<void> => Promise.resolve();

  async save(take: Take): Promise<void> {
    await this.pen;
    this.kept.set(take.id, take);
  }
}

function saved(cameraId: string): (take: Take) => Take {
  const recording = recordingOf(cameraId, `r-${cameraId}`, { state: 'saved', frames: 9, takeId: ID });
  return (take) => heard(take, recording);
}

async function rolling(): Promise<{ store: SlowStore; book: TakeBook; told: string[] }> {
  const [store, told] = [new SlowStore(), [] as string[]];
  const announce = ({ type }: { type: string }): void => void told.push(type);
  const book = new TakeBook({ store, announce, clock: new FakeClock(), logger: silentLogger });
  await book.add(unasked(newTake({}, { ...identity, cameras }), {}));
  return { store, book, told };
}

test('what is heard while a decision is being written is not lost', async () => {
  const { store, book } = await rolling();
  const pen = Promise.withResolvers<undefined>();
  store.pen = pen.promise;
  const decided = book.decide(ID, (take) => cut(take, END));
  await new Promise(setImmediate);
  book.step(ID, saved('cam-1'));
  pen.resolve(undefined);
  expect((await decided).entries.map(({ state }) => state)).toEqual(['saved', 'told']);
  await book.close();
  expect(store.kept.get(ID)).toMatchObject({ state: 'cut', endAt: END, entries: [{ state: 'saved' }, {}] });
});

test('a take that ends while a decision is being written stays over, and is written as it is then', async () => {
  const { store, book, told } = await rolling();
  const pen = Promise.withResolvers<undefined>();
  store.pen = pen.promise;
  const decided = book.decide(ID, (take) => cut(take, END));
  await new Promise(setImmediate);
  book.step(ID, saved('cam-1'));
  book.step(ID, saved('cam-2'));
  pen.resolve(undefined);
  expect((await decided).state).toBe('complete');
  await book.close();
  expect(book.open).toEqual([]);
  expect(store.kept.get(ID)?.state).toBe('complete');
  expect(told.filter((type) => type === 'take.complete')).toHaveLength(1);
});

test('cameras that were being asked when the program ended did not answer, and the take may be asked again', async () => {
  const store = new SlowStore();
  const asked = newTake({}, { ...identity, cameras });
  await store.save(armed(asked, 'cam-1', { report: REPORT }));
  const announce = (): void => undefined;
  const book = new TakeBook({ store, announce, clock: new FakeClock(), logger: silentLogger });
  await book.load();
  const [take] = book.open;
  expect(take).toMatchObject({ state: 'armed', entries: [{ state: 'ready' }, { state: 'refused' }] });
  expect(take?.entries.map(({ error }) => error?.code)).toEqual([undefined, 'no-answer']);
  expect((await book.decide(ID, armedAnew)).state).toBe('arming');
});

test('takes that were not being armed are loaded as they are', async () => {
  const { store, book } = await rolling();
  const kept = store.kept.get(ID);
  await book.load();
  expect(book.open).toEqual([kept]);
});

test('a note on a take is no new state', async () => {
  const { book, told } = await rolling();
  await book.decide(ID, (take) => ({ ...take, notes: 'Dog barked.' }));
  expect(told).toEqual(['take.changed']);
});
