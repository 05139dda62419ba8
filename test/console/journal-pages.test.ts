import fc from 'fast-check';
import type { Entry } from '../../apps/console/src/activity/entry.js';
import { type Page, withNewer, withOlder } from '../../apps/console/src/activity/pages.js';

const LIMIT = 3;

describe('the pages of the journal', () => {
  it('hold each entry once, the newest first and without a gap, whatever is written between two looks', () => {
    const look = fc.record({ written: fc.nat(5), way: fc.constantFrom('newer', 'older') });
    fc.assert(
      fc.property(fc.nat(10), fc.array(look), (already, looks) => {
        let newest = already;
        let shown = pageFrom(newest);
        for (const { written, way } of looks) {
          newest += written;
          if (way === 'newer') shown = withNewer(shown, pageFrom(newest));
          else if (shown.next !== undefined) shown = withOlder(shown, pageFrom(Number(shown.next)));
        }
        const ids = shown.items.map(({ id }) => Number(id));
        const first = ids[0] ?? 0;
        expect(ids).toEqual(ids.map((_, index) => first - index));
        expect(shown.next ?? '0').toBe(String(first - ids.length));
      }),
    );
  });
});

/** Entries from number `newest` down to 1. */
function pageFrom(newest: number): Page {
  const numbers = Array.from({ length: Math.min(LIMIT, newest) }, (_, index) => newest - index);
  const next = newest - numbers.length;
  return { items: numbers.map(entry), ...(next > 0 && { next: String(next) }) };
}

function entry(number: number): Entry {
  return { id: String(number), type: 'service.found', time: '', subject: 'cam-1', data: {} };
}
