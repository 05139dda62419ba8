import { ProbeChecks } from '#camera-agent/adapters/udp/probe-checks.js';
import type { RollCallTrust } from '#camera-agent/adapters/udp/roll-call-trust.js';
import type { Probe } from '#contracts/udp/messages.js';
import { loadOrCreateOperatorKey, type OperatorKey } from '#credentials/operator-key.js';
import { signProbe, type SignedProbe } from '#credentials/probe-token.js';
import { Refusals } from '#runtime/refusals.js';
import { systemClock } from '#runtime/system-clock.js';
import { localTrusts } from '#testing/local-trusts.js';
import { silentLogger } from '#testing/silent-logger.js';
import { tempDir } from '#testing/temp-dir.js';

const OPERATOR = '10.0.0.1';
const PLACES = { at: [OPERATOR, '127.0.0.1'], https: 8443, mqtts: 8883 };

let key: OperatorKey;
let stranger: OperatorKey;
let trust: RollCallTrust;
/** Signatures that were looked at: each needs the key. */
let looks: number;
let taught: SignedProbe[];
let checks: ProbeChecks;
let refusals: Refusals;

beforeEach(async () => {
  const folder = await tempDir();
  [key, stranger] = await Promise.all([
    loadOrCreateOperatorKey(folder),
    loadOrCreateOperatorKey(await tempDir()),
  ]);
  [looks, taught] = [0, []];
  const local = (await localTrusts(folder))('cam-1');
  trust = {
    ...local,
    get operatorKey() {
      looks += 1;
      return local.operatorKey;
    },
    operatorHeard: (probe) => void taught.push(probe),
  };
  refusals = new Refusals(silentLogger, systemClock);
  checks = new ProbeChecks(trust, () => ['10.0.0.5'], refusals);
});

async function probe(search: string, signedAt: number, by = key, places = PLACES): Promise<Probe> {
  const plain = { v: 1, search, window: 500, from: 'd-1' } as const;
  return { ...plain, token: await signProbe(by.privateKey, plain, places, signedAt) };
}

const asks = (probe: Probe, address = OPERATOR, moment = checks.moment): Promise<boolean> =>
  checks.isOperators({ probe, address, moment });

test('the operator is known, and told where it is', async () => {
  expect(await asks(await probe('s-1', 1))).toBe(true);
  expect(taught).toEqual([{ ...PLACES, signedAt: 1 }]);
});

test('the three probes of a search are one look', async () => {
  const one = await probe('s-1', 1);
  expect(await Promise.all([asks(one), asks({ ...one }), asks({ ...one })])).toEqual([true, true, true]);
  expect(looks).toBe(1);
});

test.each<[string, (good: Probe) => Promise<[Probe, string]> | [Probe, string]]>([
  ['signs nothing', ({ token: _, ...plain }) => [plain, OPERATOR]],
  ['is another operator', async () => [await probe('s-1', 2, stranger), OPERATOR]],
  ['changes the search', (good) => [{ ...good, search: 's-2' }, OPERATOR]],
  ['changes the window', (good) => [{ ...good, window: 0 }, OPERATOR]],
  ['repeats the probe from elsewhere', (good) => [good, '10.0.0.66']],
  ['invents a token', (good) => [{ ...good, token: 'a.b.c' }, OPERATOR]],
])('who %s is a stranger and teaches nothing', async (_, forge) => {
  const [forged, from] = await forge(await probe('s-1', 1));
  expect(await asks(forged, from)).toBe(false);
  expect(taught).toEqual([]);
});

test('a good probe that is heard first does not vouch for what is changed of it', async () => {
  const good = await probe('s-1', 1);
  expect(await asks(good)).toBe(true);
  expect(await asks({ ...good, search: 's-2' })).toBe(false);
  expect(await asks(good, '10.0.0.66')).toBe(false);
});

test('from this very host the operator is known by any address of it', async () => {
  const elsewhere = { ...PLACES, at: ['10.9.9.9'] };
  expect(await asks(await probe('s-1', 1, key, elsewhere), '127.0.0.9')).toBe(true);
  expect(await asks(await probe('s-2', 1, key, elsewhere), '10.0.0.5')).toBe(true);
});

test('an old probe that is repeated is a stranger’s; one that came before the newer one is answered, and teaches nothing', async () => {
  const [old, young] = [await probe('s-1', 1), await probe('s-2', 2)];
  const before = checks.moment;
  expect(await asks(young)).toBe(true);
  expect(await asks(old, OPERATOR, before)).toBe(true);
  expect(await asks(old)).toBe(false);
  expect(taught.map(({ signedAt }) => signedAt)).toEqual([2]);
});

test('among as many forged ones as may wait, the operator is known; what is beyond is not looked at', async () => {
  const forged = await Promise.all(Array.from({ length: 70 }, (_, i) => probe(`f-${i}`, 9, stranger)));
  const first = forged.slice(0, 63).map((each) => asks(each));
  const operators = asks(await probe('s-1', 1));
  const late = forged.slice(63).map((each) => asks(each));
  expect(await operators).toBe(true);
  expect(new Set(await Promise.all([...first, ...late]))).toEqual(new Set([false]));
  expect(looks).toBeLessThanOrEqual(64 + 7);
});

test('what is beyond those that may wait is a stranger’s, and counted', async () => {
  const forged = await probe('f', 9, stranger);
  await Promise.all(Array.from({ length: 70 }, () => asks(forged)));
  expect(looks).toBe(64);
  expect(refusals.counts.toJSON()).toEqual({ 'udp-unchecked': 6 });
  expect(await asks(await probe('s-1', 1))).toBe(true);
});
