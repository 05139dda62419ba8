import { createServer } from 'node:net';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { tempDir } from '#testing/temp-dir.js';
import { Rollcall } from '#testing/rollcall.js';
import { World } from './support/world.js';

async function refusal(args: string[], env: Record<string, string>): Promise<string> {
  const { code, stderr } = await Rollcall.run(args, env);
  expect(code).toBe(2);
  expect(stderr.trim().split('\n')).toHaveLength(1);
  return stderr;
}

test.each([
  ['ROLLCALL_HTTP_PORT', 'eighty', 'whole number from 0 to 65535'],
  ['ROLLCALL_LISTEN', 'everywhere', 'IP address'],
  ['ROLLCALL_LOG_LEVEL', 'loud', 'debug, info, warn, error, silent'],
  ['ROLLCALL_MQTT_URL', 'http://x', 'mqtt://'],
  ['ROLLCALL_INTERFACES', 'lo,,', 'separated by commas'],
  ['ROLLCALL_ADMIN_TOKEN', 'short', '24'],
])('%s=%s is refused in one sentence', async (name, value, allowed) => {
  const world = await World.make();
  const sentence = await refusal(['up'], { ...world.env, [name]: value });
  expect(sentence).toContain(name);
  expect(sentence).toContain(allowed);
});

test.each([
  ['api', 'http', 'ROLLCALL_HTTP_PORT'],
  ['broker', 'mqtt', 'ROLLCALL_MQTT_PORT'],
] as const)('a taken port of the %s is named with the variable to change', async (part, port, variable) => {
  const world = await World.make();
  const other = createServer().listen(world.ports[port], '127.0.0.1');
  await once(other, 'listening');
  const sentence = await refusal([part], { ...world.env });
  expect(sentence).toContain(String(world.ports[port]));
  expect(sentence).toContain(variable);
  other.close();
});

test('a data folder that cannot be written is named', async () => {
  const world = await World.make();
  const file = `${await tempDir()}/not-a-folder`;
  await writeFile(file, '');
  for (const part of ['broker', 'discovery', 'api', 'up', 'agent']) {
    const sentence = await refusal([part], {
      ...world.env,
      ROLLCALL_DATA_DIR: `${file}/data`,
      ROLLCALL_ID: 'cam-1',
    });
    expect(sentence).toContain('ROLLCALL_DATA_DIR');
  }
}, 120_000);
