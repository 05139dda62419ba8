import { readFile, stat, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { start } from '#api/main.js';
import { readApiConfig } from '#api/config.js';
import { StartError } from '#runtime/start-error.js';
import { startTestBroker } from '#testing/broker.js';
import { eventually } from '#testing/eventually.js';
import { freePort } from '#testing/free-port.js';
import { tempDir } from '#testing/temp-dir.js';
import { StreamReader } from './support/stream-reader.js';
import { NO_DOCTOR } from './support/test-api.js';

async function environment(more: Record<string, string> = {}): Promise<Record<string, string>> {
  return {
    ROLLCALL_DATA_DIR: await tempDir(),
    ROLLCALL_LISTEN: '127.0.0.1',
    ROLLCALL_HTTP_PORT: '0',
    ROLLCALL_HTTPS_PORT: '0',
    ROLLCALL_MQTT_PORT: String(await freePort()),
    ROLLCALL_LOG_LEVEL: 'silent',
    ...more,
  };
}

test('starts before the broker, is ready once it is there, and again after it was restarted', async () => {
  const env = await environment();
  const api = await start(env, NO_DOCTOR);
  const url = `http://127.0.0.1:${api.port}`;
  const ready = async (): Promise<boolean> => (await fetch(`${url}/health/ready`)).ok;
  expect(await ready()).toBe(false);
  const at = { port: Number(env.ROLLCALL_MQTT_PORT), dataDir: env.ROLLCALL_DATA_DIR ?? '' };
  const first = await startTestBroker(at);
  await eventually('ready', ready);
  await first.close();
  await eventually('not ready', async () => !(await ready()));
  const second = await startTestBroker(at);
  await eventually('ready again', ready);
  await api.close();
  await second.close();
});

test('makes a token that only this user can read, and takes it', async () => {
  const env = await environment();
  const api = await start(env, NO_DOCTOR);
  const path = join(env.ROLLCALL_DATA_DIR ?? '', 'admin-token');
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  const token = (await readFile(path, 'utf8')).trim();
  const response = await fetch(`http://127.0.0.1:${api.port}/api/v1/services`, {
    headers: { authorization: `Bearer ${token}` },
  });
  expect(response.status).toBe(200);
  await api.close();
});

test('still expects after a restart whom it expected before', async () => {
  const token = 'x'.repeat(24);
  const env = await environment({ ROLLCALL_ADMIN_TOKEN: token });
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const first = await start(env, NO_DOCTOR);
  const body = JSON.stringify({ names: ['left-3'] });
  await fetch(`http://127.0.0.1:${first.port}/api/v1/roster`, { method: 'PUT', headers, body });
  await first.close();
  const second = await start(env, NO_DOCTOR);
  const response = await fetch(`http://127.0.0.1:${second.port}/api/v1/roster`, { headers });
  expect(await response.json()).toMatchObject({ names: ['left-3'], missing: ['left-3'] });
  await second.close();
});

test('ends at once, with streams open, and twice without harm', async () => {
  const token = 'x'.repeat(24);
  const api = await start(await environment({ ROLLCALL_ADMIN_TOKEN: token }), NO_DOCTOR);
  const reader = await StreamReader.open(`http://127.0.0.1:${api.port}/api/v1/events`, {
    authorization: `Bearer ${token}`,
  });
  await reader.next('snapshot');
  await Promise.all([api.close(), api.close()]);
  await eventually('the stream ended', () => reader.ended);
});

describe('refuses to start, with one sentence that says what to do,', () => {
  test('where the port is taken', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    const refused: unknown = await start(
      await environment({ ROLLCALL_HTTP_PORT: String(port) }),
      NO_DOCTOR,
    ).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(StartError);
    expect(refused).toMatchObject({
      message: expect.stringMatching(`${port}.*ROLLCALL_HTTP_PORT`) as unknown,
    });
    await new Promise((resolve) => other.close(resolve));
  });

  test.each([
    ['ROLLCALL_HTTP_PORT', '80a'],
    ['ROLLCALL_HTTPS_PORT', '-1'],
    ['ROLLCALL_LISTEN', 'everywhere'],
    ['ROLLCALL_LOG_LEVEL', 'loud'],
    ['ROLLCALL_MQTT_URL', 'http://x'],
    ['ROLLCALL_ADMIN_TOKEN', 'short'],
    ['ROLLCALL_HOSTS', 'rollcall.example:8080'],
    ['ROLLCALL_EMQX_API', 'http://127.0.0.1:18083'],
    ['ROLLCALL_EMQX_KEY', 'a-key:a-secret'],
  ])('where %s is wrong', async (name, value) => {
    const refused: unknown = await start(await environment({ [name]: value }), NO_DOCTOR).catch(
      (error: unknown) => error,
    );
    expect(refused).toBeInstanceOf(StartError);
    expect((refused as StartError).message).toContain(name);
  });

  test('where the data folder lies beneath a file', async () => {
    const file = join(await tempDir(), 'file');
    await writeFile(file, '');
    const refused = (): unknown => readApiConfig({ ROLLCALL_DATA_DIR: join(file, 'data') });
    expect(refused).toThrow(StartError);
    expect(refused).toThrow('ROLLCALL_DATA_DIR');
  });

  test('where something else has the name of its own folder', async () => {
    const env = await environment();
    const path = join(env.ROLLCALL_DATA_DIR ?? '', 'api');
    await writeFile(path, '');
    const refused: unknown = await start(env, NO_DOCTOR).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(StartError);
    expect((refused as StartError).message).toContain(`The folder ${path} cannot be written (EEXIST)`);
  });
});

test('the defaults are those of the README', async () => {
  const dataDir = await tempDir();
  expect(readApiConfig({ ROLLCALL_DATA_DIR: dataDir })).toEqual({
    doors: { plain: '127.0.0.1', secure: '0.0.0.0', insecure: false },
    httpPort: 8080,
    httpsPort: 8443,
    mqttsPort: 8883,
    brokerLogin: 'token',
    hosts: [],
    mqttUrl: 'mqtt://127.0.0.1:1883',
    logLevel: 'info',
    adminToken: undefined,
    dataDir,
    takesDir: join(dataDir, 'takes'),
  });
});

test('a folder of collected takes that cannot be written is refused at the start', async () => {
  const ROLLCALL_DATA_DIR = await tempDir();
  const ROLLCALL_TAKES_DIR = join(ROLLCALL_DATA_DIR, 'films');
  await writeFile(ROLLCALL_TAKES_DIR, '');
  expect(() => readApiConfig({ ROLLCALL_DATA_DIR, ROLLCALL_TAKES_DIR })).toThrow(
    'set ROLLCALL_TAKES_DIR to a folder that this user may write',
  );
});
