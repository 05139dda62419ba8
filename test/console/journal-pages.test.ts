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
          else if (shown.next !== undefined)
            shown = withOlder(shown, shown.next, pageFrom(Number(shown.next)));
        }
        const ids = shown.items.map(({ id }) => Number(id));
        const first = ids[0] ?? 0;
        expect(ids).toEqual(ids.map((_, index) => first - index));
        expect(shown.next ?? '0').toBe(String(first - ids.length));
      }),
    );
  });

  it('leave no gap where they began anew while an older one was on its way', () => {
    const begun = withNewer(pageFrom(5), pageFrom(20));
    expect(withOlder(begun, '2', pageFrom(2))).toBe(begun);
  });

  it('begin anew once more has come than a page that stays open should keep', () => {
    let shown = pageFrom(10);
    for (const newest of [11, 12, 13, 14]) shown = withNewer(shown, pageFrom(newest), 3);
    expect(shown).toEqual(pageFrom(14));
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
