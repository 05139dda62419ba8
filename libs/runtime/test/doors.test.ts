import { readDoors } from '#runtime/doors.js';
import { EnvReader } from '#runtime/env.js';

test.each([
  [{}, { plain: '127.0.0.1', secure: '0.0.0.0', insecure: false }],
  [{ ROLLCALL_LISTEN: '10.0.0.5' }, { plain: '127.0.0.1', secure: '10.0.0.5', insecure: false }],
  [{ ROLLCALL_LISTEN: '127.0.0.1' }, { plain: '127.0.0.1', secure: undefined, insecure: false }],
  [{ ROLLCALL_LISTEN: '::1' }, { plain: '::1', secure: undefined, insecure: false }],
  [
    { ROLLCALL_LISTEN: '10.0.0.5', ROLLCALL_INSECURE_LAN: 'true' },
    { plain: '10.0.0.5', secure: '10.0.0.5', insecure: true },
  ],
  [
    { ROLLCALL_LISTEN: '127.0.0.1', ROLLCALL_INSECURE_LAN: 'true' },
    { plain: '127.0.0.1', secure: undefined, insecure: false },
  ],
])('%j opens %j', (env, doors) => {
  expect(readDoors(new EnvReader(env))).toEqual(doors);
});

test('plain text on the network is no matter of a slip', () => {
  const wrong = { ROLLCALL_INSECURE_LAN: 'yes' };
  expect(() => readDoors(new EnvReader(wrong))).toThrow('ROLLCALL_INSECURE_LAN="yes" cannot be used');
});
