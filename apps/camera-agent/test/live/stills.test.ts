import { Stills } from '#camera-agent/adapters/live/stills.js';
import { eventually } from '#testing/eventually.js';

/** Stills whose pictures are made when the test says so. */
function madeByHand(): {
  stills: Stills;
  asked: (number | undefined)[];
  make: (index: number) => void;
  fail: (index: number) => void;
} {
  const asked: (number | undefined)[] = [];
  const turns: PromiseWithResolvers<Uint8Array>[] = [];
  const stills = new Stills((width) => {
    asked.push(width);
    const turn = Promise.withResolvers<Uint8Array>();
    turns.push(turn);
    return turn.promise;
  });
  return {
    stills,
    asked,
    make: (index) => turns[index]?.resolve(Uint8Array.of(index)),
    fail: (index) => turns[index]?.reject(new Error('out of film')),
  };
}

test('who asks for the same size meanwhile gets the same picture, and later a new one', async () => {
  const { stills, asked, make } = madeByHand();
  const [one, two] = [stills.take(320), stills.take(320)];
  await eventually('it is made', () => asked.length === 1);
  make(0);
  expect(await one).toBe(await two);
  const later = stills.take(320);
  await eventually('another is made', () => asked.length === 2);
  make(1);
  expect(await later).toEqual(Uint8Array.of(1));
});

test('one is made at a time, and one that fails does not hold up the next', async () => {
  const { stills, asked, make, fail } = madeByHand();
  const [small, large] = [stills.take(320), stills.take(undefined)];
  await eventually('the first', () => asked.length === 1);
  await new Promise(setImmediate);
  expect(asked).toEqual([320]);
  fail(0);
  await expect(small).rejects.toThrow('out of film');
  await eventually('the second', () => asked.length === 2);
  make(1);
  expect(await large).toEqual(Uint8Array.of(1));
});

test('of more than four sizes the fifth is refused', async () => {
  const { stills, asked, make } = madeByHand();
  const taken = [1, 2, 3, 4].map((width) => stills.take(width));
  await expect(stills.take(5)).rejects.toMatchObject({ code: 'too-many' });
  for (const index of taken.keys()) {
    await eventually('its turn', () => asked.length === index + 1);
    make(index);
  }
  await Promise.all(taken);
});
