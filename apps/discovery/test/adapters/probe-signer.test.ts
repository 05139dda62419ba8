import type { Probe } from '#contracts/udp/messages.js';
import { loadOrCreateOperatorKey, type OperatorKey } from '#credentials/operator-key.js';
import { verifyProbe } from '#credentials/probe-token.js';
import { ProbeSigner } from '#discovery/adapters/udp/probe-signer.js';
import { FakeClock } from '#testing/fake-clock.js';
import { tempDir } from '#testing/temp-dir.js';

const AT = ['10.0.0.1', '127.0.0.1'];
const probe = (search: string): Probe => ({ v: 1, search, window: 500, from: 'd-1' });

let key: OperatorKey;
let clock: FakeClock;
let signer: ProbeSigner;
beforeEach(async () => {
  key = await loadOrCreateOperatorKey(await tempDir());
  clock = new FakeClock();
  signer = new ProbeSigner(key.privateKey, { https: 8443 }, clock);
});

test('a probe says where the operator is, and since when it says so', async () => {
  const signed = await signer.sign(probe('s-1'), AT);
  expect(signed).toMatchObject(probe('s-1'));
  const says = await verifyProbe(key.publicKey, signed);
  expect(says).toEqual({ at: AT, https: 8443, signedAt: clock.now() });
});

test('the probes of one search have one signature', async () => {
  const first = await signer.sign(probe('s-1'), AT);
  clock.advance(600);
  expect(await signer.sign(probe('s-1'), AT)).toBe(first);
  expect((await signer.sign(probe('s-2'), AT)).token).not.toBe(first.token);
});

test('what is sent later was never signed earlier: not with a question in between, nor when the clock falls back', async () => {
  const times: number[] = [];
  for (const search of ['s-1', 'q-1', 's-1', 'q-2', 's-1']) {
    clock.advance(search === 'q-2' ? 0 : 100);
    if (search === 'q-2') clock.step(-3_600_000);
    const says = await verifyProbe(key.publicKey, await signer.sign(probe(search), AT));
    times.push(says?.signedAt ?? NaN);
  }
  expect(times).toEqual([...times].sort((a, b) => a - b));
  expect(times[2]).toBeGreaterThan(times[0] ?? NaN);
});
