import { giveMemoryBack } from '#runtime/give-memory-back.js';
import { eventually } from '#testing/eventually.js';

test('what nobody holds is collected', async () => {
  const refs = Array.from({ length: 100 }, () => new WeakRef({ size: 1 }));
  // A WeakRef holds what it was made of until the turn of the event loop is over.
  await new Promise((resolve) => setImmediate(resolve));
  giveMemoryBack();
  await eventually('all are collected', () => refs.every((ref) => ref.deref() === undefined));
});
