import { SerialQueues } from '#bus/serial-queues.js';

function gate(): { open: () => void; opened: Promise<void> } {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { open: () => open(), opened };
}

test('tasks of one key run one after the other, keys beside each other', async () => {
  const queues = new SerialQueues();
  const first = gate();
  const done: string[] = [];
  queues.add('a', async () => {
    await first.opened;
    done.push('a1');
  });
  queues.add('a', () => Promise.resolve(void done.push('a2')));
  const other = gate();
  queues.add('b', () => {
    done.push('b1');
    other.open();
    return Promise.resolve();
  });
  await other.opened;
  expect(done).toEqual(['b1']);
  first.open();
  await queues.drained();
  expect(done).toEqual(['b1', 'a1', 'a2']);
});

test('a key takes no more than it can hold, and works again once it has drained', async () => {
  const queues = new SerialQueues();
  const first = gate();
  queues.add('a', () => first.opened);
  let taken = 0;
  while (queues.add('a', () => Promise.resolve())) taken += 1;
  expect(taken).toBe(256);
  expect(queues.add('b', () => Promise.resolve())).toBe(true);
  first.open();
  await queues.drained();
  expect(queues.add('a', () => Promise.resolve())).toBe(true);
  await queues.drained();
});
