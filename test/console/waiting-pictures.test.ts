import { WaitingPictures } from '../../apps/console/src/live/waiting-pictures.js';

const picture = (value: number, keyFrame = false) => ({ bytes: Uint8Array.of(value), keyFrame, at: value });

function taken(waiting: WaitingPictures): number[][] {
  const all: number[][] = [];
  for (let next = waiting.take(); next; next = waiting.take()) all.push([...next.bytes]);
  return all;
}

test('all that wait are taken at once, each key frame with what hangs on it', () => {
  const waiting = new WaitingPictures(100);
  waiting.add(picture(1, true));
  for (const value of [2, 3]) waiting.add(picture(value));
  waiting.add(picture(4, true));
  waiting.add(picture(5));
  expect(taken(waiting)).toEqual([
    [1, 2, 3],
    [4, 5],
  ]);
});

test('what is too much is left out up to the next key frame, and no picture without the one that it hangs on', () => {
  const waiting = new WaitingPictures(3);
  waiting.add(picture(1, true));
  for (const value of [2, 3, 4, 5]) waiting.add(picture(value));
  expect(taken(waiting)).toEqual([]);
  waiting.add(picture(6));
  waiting.add(picture(7, true));
  waiting.add(picture(8));
  expect(taken(waiting)).toEqual([[7, 8]]);
});
