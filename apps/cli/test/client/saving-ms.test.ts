import { savingMs } from '#cli/client/saving-ms.js';

test('a film of ten seconds is waited for some twenty, one of an hour for six minutes more', () => {
  expect(savingMs(10_000)).toBe(21_000);
  expect(savingMs(3_600_000)).toBe(380_000);
});
