import type { Clock } from '#contracts/ports/clock.js';
import type { Patience } from './fetching.js';

/**
 * The same pieces; throws where fewer than `least.bytes` came while they were waited for `least.waitMs`: whoever drips
 * would keep the place of others for ever. Time in which nobody asked for a piece does not count.
 */
export async function* demandHaste(
  pieces: AsyncIterable<Uint8Array>,
  { bytes: least, waitMs }: Patience['least'],
  clock: Pick<Clock, 'monotonic'>,
  tooSlow: () => Error,
): AsyncGenerator<Uint8Array> {
  let came = 0;
  let waited = 0;
  let asked = clock.monotonic();
  for await (const piece of pieces) {
    came += piece.byteLength;
    waited += clock.monotonic() - asked;
    if (came >= least) came = waited = 0;
    else if (waited >= waitMs) throw tooSlow();
    yield piece;
    asked = clock.monotonic();
  }
}
