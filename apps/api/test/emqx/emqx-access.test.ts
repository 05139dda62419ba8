import { readEmqxAccess } from '#api/adapters/emqx/emqx-access.js';
import { EnvReader, type Environment } from '#runtime/env.js';
import { StartError } from '#runtime/start-error.js';

const KEY = 'a-key:a-secret';
const read = (env: Environment): unknown => readEmqxAccess(new EnvReader(env));

test.each([
  ['http://127.0.0.1:18083', 'http://127.0.0.1:18083'],
  ['http://[::1]:18083/', 'http://[::1]:18083'],
  ['http://localhost:18083', 'http://localhost:18083'],
  ['https://emqx.example', 'https://emqx.example'],
])('%s is called with the key', (url, origin) => {
  expect(read({ ROLLCALL_EMQX_API: url, ROLLCALL_EMQX_KEY: KEY })).toEqual({ origin, key: KEY });
});

test('without both, EMQX is not the broker', () => {
  expect(read({ ROLLCALL_EMQX_API: '', ROLLCALL_EMQX_KEY: ' ' })).toBeUndefined();
});

test.each([
  ['one without the other', { ROLLCALL_EMQX_API: 'http://127.0.0.1:18083' }, 'without ROLLCALL_EMQX_KEY'],
  ['the key alone', { ROLLCALL_EMQX_KEY: KEY }, 'without ROLLCALL_EMQX_API'],
  ['plain text beyond this host', { ROLLCALL_EMQX_API: 'http://emqx.example:18083' }, 'https://'],
  ['another protocol', { ROLLCALL_EMQX_API: 'mqtt://127.0.0.1:18083' }, 'http://127.0.0.1:18083'],
  ['a path', { ROLLCALL_EMQX_API: 'http://127.0.0.1:18083/api/v5' }, 'without a path'],
  ['no URL', { ROLLCALL_EMQX_API: '127.0.0.1' }, 'a URL'],
  ['the key in the URL', { ROLLCALL_EMQX_API: 'http://a-key:a-secret@127.0.0.1:18083' }, 'ROLLCALL_EMQX_KEY'],
  ['a key without a secret', { ROLLCALL_EMQX_KEY: 'a-secret' }, '<api key>:<secret>'],
  ['a key with an empty secret', { ROLLCALL_EMQX_KEY: 'a-secret:' }, '<api key>:<secret>'],
  ['a key with a space', { ROLLCALL_EMQX_KEY: 'a-key:a-secret x' }, '<api key>:<secret>'],
])('%s is refused in one sentence that does not quote the key', (_, wrong: Environment, said) => {
  const isAlone = said.startsWith('without ROLLCALL');
  const right = { ROLLCALL_EMQX_API: 'http://127.0.0.1:18083', ROLLCALL_EMQX_KEY: KEY };
  const refused = (): unknown => read(isAlone ? wrong : { ...right, ...wrong });
  expect(refused).toThrow(StartError);
  expect(refused).toThrow(said);
  expect(refused).not.toThrow('a-secret');
});
