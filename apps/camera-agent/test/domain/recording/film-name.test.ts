import fc from 'fast-check';
import { filmName } from '#camera-agent/domain/recording/film-name.js';

const startMs = Date.UTC(2026, 10, 22, 10, 15, 30, 999);

test('a film is named by time, camera and what a person called it', () => {
  const facts = { startMs, label: 'pi-cam-3', cameraId: 'cam-1' };
  expect(filmName(facts)).toBe('2026-11-22T10-15-30_pi-cam-3');
  expect(filmName({ ...facts, name: 'Küche, first take' })).toBe(
    '2026-11-22T10-15-30_pi-cam-3_Kuche-first-take',
  );
  expect(filmName({ ...facts, name: 'gate' }, 2)).toBe('2026-11-22T10-15-30_pi-cam-3_gate_2');
  expect(filmName({ ...facts, label: '昼', name: '../../etc/passwd' })).toBe(
    '2026-11-22T10-15-30_cam-1_etc-passwd',
  );
});

test('whatever it is called, the name is one of a file in its folder, and another number another name', () => {
  const text = fc.string({ unit: 'binary', maxLength: 300 });
  fc.assert(
    fc.property(text, text, fc.integer({ min: 2, max: 999 }), (label, name, number) => {
      const facts = { startMs, label, cameraId: 'cam-1', name };
      expect(`${filmName(facts)}.mp4`).toMatch(/^2026-11-22T10-15-30_[\w.-]{1,160}\.mp4$/);
      expect(filmName(facts)).not.toMatch(/\.$/);
      expect(filmName(facts, number)).toBe(`${filmName(facts)}_${number}`);
    }),
  );
});
