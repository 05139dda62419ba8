import fc from 'fast-check';
import { filmName } from '#api/domain/recordings/film-name.js';

const startedAt = '2026-01-31T12:00:05.123Z';

test('tells where, when and what', () => {
  expect(filmName('pi-door', { startedAt })).toBe('pi-door_2026-01-31_12-00-05Z.mp4');
  expect(filmName('raspberrypi (abc)', { startedAt, name: 'First take: Küche/昼' })).toBe(
    'raspberrypi-abc_2026-01-31_12-00-05Z_First-take-Küche-昼.mp4',
  );
});

test('is a plain file name, whatever the texts are (CVE-2026-31978, CVE-2026-55488)', () => {
  const anything = fc.string({ unit: 'binary', maxLength: 300 });
  fc.assert(
    fc.property(anything, anything, anything, (label, when, name) => {
      const file = filmName(label, { startedAt: when, name });
      expect(file).toMatch(/^[\p{L}\p{N}._-]*\.mp4$/u);
      expect(file).not.toMatch(/^\.(?!mp4$)/);
      expect(Array.from(file).length).toBeLessThanOrEqual(124);
      expect(encodeURIComponent(file)).toBeTruthy();
    }),
  );
});
