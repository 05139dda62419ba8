import { readFile } from 'node:fs/promises';
import { mosquittoAcl } from './acl.js';

test('deploy/mosquitto/acl says what the topic map says; `npm run deploy:mosquitto-acl` writes it anew', async () => {
  expect(await readFile('deploy/mosquitto/acl', 'utf8')).toBe(mosquittoAcl());
});
