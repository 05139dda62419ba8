import { readInterfaces } from '#network/read-interfaces.js';
import { EnvReader } from '#runtime/env.js';
import { StartError } from '#runtime/start-error.js';

const read = (value?: string): string[] | undefined =>
  readInterfaces(new EnvReader({ ROLLCALL_INTERFACES: value }));

test.each([
  [undefined, undefined],
  ['', undefined],
  ['eth0', ['eth0']],
  ['lo, eth0.5 ,br-lan', ['lo', 'eth0.5', 'br-lan']],
])('%p names %j', (value, names) => {
  expect(read(value)).toEqual(names);
});

test.each(['eth0,,lo', 'eth 0', 'a/b', 'x'.repeat(16)])('%p is refused with a sentence', (value) => {
  expect(() => read(value)).toThrow(
    new StartError(
      `ROLLCALL_INTERFACES="${value}" cannot be used: set it to a list, separated by commas, of names of network interfaces such as eth0,lo.`,
    ),
  );
});
