import { readFile } from 'node:fs/promises';
import { aclOf } from '#contracts/topics/acl.js';
import { exampleClaims } from './example-claims.js';

interface Claims extends Record<string, unknown> {
  readonly username: string;
  readonly clientid: string;
}

async function example(): Promise<Claims> {
  return JSON.parse(await readFile('deploy/emqx/example-token.json', 'utf8')) as Claims;
}

test('deploy/emqx/example-token.json is what Rollcall signs; `npm run deploy:emqx-token` writes it anew', async () => {
  expect(await readFile('deploy/emqx/example-token.json', 'utf8')).toBe(await exampleClaims());
  expect((await example()).acl).toEqual(aclOf('agent', 'left-3'));
});

test('deploy/emqx/base.hocon wants the claims that are in it, with the values that are in it', async () => {
  const hocon = await readFile('deploy/emqx/base.hocon', 'utf8');
  const [, block = ''] = /verify_claims \{\n([^}]|\$\{\w+\})*?\n {4}\}/.exec(hocon)?.[0].split('{\n') ?? [];
  const wanted = [...block.matchAll(/(\w+) = "([^"]+)"/g)].map(([, name = '', value = '']) => [name, value]);
  const { username, clientid, iss, aud } = await example();
  const said = { '${username}': username, '${clientid}': clientid };
  const rendered = wanted.map(([name = '', value = '']) => [name, { ...said }[value] ?? value]);
  expect(Object.fromEntries(rendered)).toEqual({ username, clientid, iss, aud });
});

test('no claim stands in it that would give more rights at EMQX', async () => {
  const names = Object.keys(await example());
  expect(names.sort()).toEqual(['acl', 'aud', 'clientid', 'enrolment', 'exp', 'iss', 'username']);
});
