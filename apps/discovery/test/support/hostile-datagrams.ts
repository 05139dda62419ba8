import type { Random } from '#contracts/ports/random.js';
import { encodeRollCall } from '#contracts/udp/codec.js';
import { cardOf } from './rules-lab.js';

const HONEST = [
  encodeRollCall({ command: 98, probe: { v: 1, search: 's-1', window: 500, from: 'other' } }),
  encodeRollCall({ command: 99, hostname: 'pi' }),
  encodeRollCall({ command: 99, hostname: 'pi', card: cardOf('cam-1') }),
  encodeRollCall({ command: 99, hostname: 'pi', card: cardOf('cam-1', { state: 'bye', search: 's-1' }) }),
];

const ODD = [
  '[99]',
  '[99,5]',
  '[99,""]',
  '[99,"a\\nb"]',
  '[99,"pi",null]',
  '[99,"pi",{}]',
  '[99,"pi",{"v":2}]',
  '[99,"pi",{"v":1,"id":"A B","boot":"b","state":"here","services":[]}]',
  '[99,"pi",{"v":1,"id":"a","boot":"b","state":"gone","services":[]}]',
  '[99,"pi",{"v":1,"id":"a","boot":"b","state":"here","services":[{"kind":"camera","port":0}]}]',
  '[98,{"v":1}]',
  '[1e999]',
  '{"__proto__":[99,"pi"]}',
  '['.repeat(600),
  '\ufeff[99,"pi"]',
  '',
];

/** One datagram of somebody who means ill or does not know better: mutated, cut, glued, odd or random. */
export function hostileDatagram(random: Random): Uint8Array {
  const below = (n: number): number => Math.floor(random.next() * n);
  const honest = HONEST[below(HONEST.length)] ?? new Uint8Array();
  const kind = below(6);
  if (kind === 0) return Uint8Array.from({ length: below(below(20) === 0 ? 1400 : 40) }, () => below(256));
  if (kind === 1) return honest.slice(0, below(honest.length));
  if (kind === 2) return new TextEncoder().encode(ODD[below(ODD.length)]);
  if (kind === 3) return Uint8Array.from([...honest, ...honest.slice(below(honest.length))]);
  const mutated = Uint8Array.from(honest);
  for (let i = 0; i <= below(4); i += 1) {
    const at = below(mutated.length);
    mutated[at] = kind === 4 ? (mutated[at] ?? 0) ^ (1 << below(8)) : below(256);
  }
  return mutated;
}
