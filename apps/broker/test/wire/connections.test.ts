import { Lab } from '../support/lab.js';

let lab: Lab;

afterEach(() => lab.close());

test('a connection beyond the cap is refused; one that left makes room', async () => {
  lab = await Lab.open({ connections: 2 });
  const first = await lab.client('cam');
  await lab.client('cam-2');
  await expect(lab.client('cam-3')).rejects.toThrow();
  await lab.expectRefused({ 'too-many-connections': 1 });
  await first.endAsync();
  expect((await lab.client('cam-3')).connected).toBe(true);
});

test('idle strangers keep nobody out for longer than a moment', async () => {
  lab = await Lab.open({ unauthenticated: 3, unauthenticatedGraceMs: 0 });
  const strangers = await Promise.all([lab.socket(), lab.socket(), lab.socket()]);
  const client = await lab.client('cam');
  await strangers[0].ended;
  expect(client.connected).toBe(true);
  await lab.expectRefused({ 'too-many-unauthenticated': 1 });
});

test('strangers beyond the cap are refused while the others are fresh', async () => {
  lab = await Lab.open({ unauthenticated: 2, unauthenticatedGraceMs: 60_000 });
  const strangers = [await lab.socket(), await lab.socket(), await lab.socket()];
  await strangers[2]?.ended;
  await lab.expectRefused({ 'too-many-unauthenticated': 1 });
});

test('clients that have signed in do not count as strangers', async () => {
  lab = await Lab.open({ unauthenticated: 1, unauthenticatedGraceMs: 60_000 });
  for (let i = 0; i < 5; i += 1) await lab.client(`cam-${i}`);
  expect(lab.refused).toEqual({});
});
