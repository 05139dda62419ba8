import { refuse32Bit } from '#camera-agent/adapters/host/refuse-32-bit.js';
import { StartError } from '#runtime/start-error.js';

test.each(['arm', 'ia32'])('a 32-bit system (%s) is refused in one sentence that says what to do', (arch) => {
  expect(() => refuse32Bit(arch)).toThrow(StartError);
  expect(() => refuse32Bit(arch)).toThrow(/^[^.]*64-bit Raspberry Pi OS[^.]*\.$/);
});

test('a 64-bit one is not', () => {
  for (const arch of ['arm64', 'x64', process.arch]) refuse32Bit(arch);
});
