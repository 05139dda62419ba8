import fc from 'fast-check';
import { throttleFlags } from '#camera-agent/domain/host/throttle-flags.js';

test.each([
  ['0\n', false, false, false],
  ['throttled=0x0\n', false, false, false],
  ['1', false, true, true],
  ['2', true, false, true],
  ['throttled=0x4', true, false, true],
  ['8', true, false, true],
  ['10000', false, false, true],
  ['80000', false, false, true],
  ['throttled=0x50005\n', true, true, true],
  ['100000', false, false, false],
])('%j: throttled %s, under-voltage %s, trouble %s', (answer, throttled, underVoltage, powerTrouble) => {
  expect(throttleFlags(answer)).toEqual({ throttled, underVoltage, powerTrouble });
});

test.each(['', 'VCHI initialization failed', 'throttled=', 'throttled=0xfffffffff', '1 2', '-1'])(
  '%j says nothing',
  (answer) => expect(throttleFlags(answer)).toBeUndefined(),
);

test('what is so now has been so since the start, in either form', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 0xffffffff }), (bits) => {
      const flags = throttleFlags(bits.toString(16));
      expect(throttleFlags(`throttled=0x${bits.toString(16)}\n`)).toEqual(flags);
      if (flags?.throttled === true || flags?.underVoltage === true) expect(flags.powerTrouble).toBe(true);
    }),
  );
});
