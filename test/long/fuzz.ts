import { DatagramFuzz } from '../../apps/discovery/test/support/datagram-fuzz.js';
import { check } from './check.js';
import { readNumbers } from './options.js';

const ABOUT =
  'Random and mutated datagrams, one each simulated millisecond, at the rules of discovery and of an agent.';
const { count = 0, seed = 0 } = readNumbers('fuzz', ABOUT, [
  { name: 'count', what: 'datagrams', byDefault: 1_000_000 },
  { name: 'seed', what: 'the same seed makes the same datagrams', byDefault: 1 },
]);

const PARTS = 20;
const GROWTH_LIMIT_MB = 8;

const heapMb = (): number => {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 1e6;
};

const fuzz = new DatagramFuzz(seed);
const before = fuzz.cameras();
const part = Math.ceil(count / PARTS);
// What is bounded fills up first: growth counts from there.
let first = NaN;
for (let i = 1; i <= PARTS; i += 1) {
  fuzz.run(Math.max(0, Math.min(part, count - part * (i - 1))));
  if (i === 2) first = heapMb();
  process.stderr.write(`${Math.round((100 * i) / PARTS)} %\n`);
}
const growth = Math.round((heapMb() - first) * 10) / 10;
process.stdout.write(`${count} datagrams with the seed ${seed}, ${fuzz.refusals.counts.total} refused\n`);
check('answers among them', fuzz.heard, { least: count / 10, most: count });
check(
  'cameras that are other than before',
  Number(JSON.stringify(fuzz.cameras()) !== JSON.stringify(before)),
  { most: 0 },
);
check('cameras that were lost', fuzz.lostCameras.length, { most: 0 });
check('services in the registry', fuzz.registrySize, { most: 3 + 256 });
check('answers that an agent would send in a second', fuzz.mostAnswersInASecond(), { most: 20 });
check('growth of the heap, MB', growth, { most: GROWTH_LIMIT_MB });
