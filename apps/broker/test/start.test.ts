import { readFile, stat, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { connectAsync } from 'mqtt';
import { API_USER } from '#credentials/credential.js';
import { loadOrCreateOperatorKey } from '#credentials/operator-key.js';
import { operatorLogin } from '#credentials/operator-login.js';
import { StartError } from '#runtime/start-error.js';
import { systemClock } from '#runtime/system-clock.js';
import { tempDir } from '#testing/temp-dir.js';
import { MqttBroker } from '#broker/adapters/mqtt/mqtt-broker.js';
import { BROKER_LIMITS } from '#broker/domain/limits.js';
import { start, type RunningBroker } from '#broker/main.js';
import { Lab } from './support/lab.js';
import { RecordingLogger } from '#testing/recording-logger.js';

const running: { close(): Promise<void> }[] = [];

afterEach(() => Promise.all(running.splice(0).map((part) => part.close())));

async function started(env: Record<string, string>): Promise<RunningBroker> {
  const broker = await start(env);
  running.push(broker);
  return broker;
}

async function openLab(): Promise<Lab> {
  const lab = await Lab.open();
  running.push(lab);
  return lab;
}

async function environment(more: Record<string, string> = {}): Promise<Record<string, string>> {
  const dataDir = await tempDir();
  return {
    ROLLCALL_DATA_DIR: dataDir,
    ROLLCALL_LISTEN: '127.0.0.1',
    ROLLCALL_MQTT_PORT: '0',
    ROLLCALL_MQTTS_PORT: '0',
    ROLLCALL_LOG_LEVEL: 'silent',
    ...more,
  };
}

test('the first start makes a key for this user alone; tokens signed with it are taken', async () => {
  const env = await environment();
  const broker = await started(env);
  const dataDir = env.ROLLCALL_DATA_DIR ?? '';
  const file = join(dataDir, 'operator-key.pem');
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  const password = await (await operatorLogin(dataDir, 'token', systemClock))(API_USER, API_USER);
  const client = await connectAsync(`mqtt://127.0.0.1:${broker.port}`, {
    username: API_USER,
    password,
    clientId: API_USER,
  });
  expect(client.connected).toBe(true);
  await client.endAsync();
});

test('three starts at once make one key', async () => {
  const env = await environment();
  const brokers = await Promise.all([started(env), started(env), started(env)]);
  const passwordOf = await operatorLogin(env.ROLLCALL_DATA_DIR ?? '', 'token', systemClock);
  for (const { port } of brokers) {
    const options = { username: 'cam', clientId: 'cam', password: await passwordOf('cam', 'cam') };
    await (await connectAsync(`mqtt://127.0.0.1:${port}`, options)).endAsync();
  }
});

test('a restart keeps the key', async () => {
  const env = await environment();
  await (await started(env)).close();
  const before = await readFile(join(env.ROLLCALL_DATA_DIR ?? '', 'operator-key.pem'), 'utf8');
  await (await started(env)).close();
  expect(await readFile(join(env.ROLLCALL_DATA_DIR ?? '', 'operator-key.pem'), 'utf8')).toBe(before);
});

async function refusalOf(env: Record<string, string>): Promise<string> {
  const error: unknown = await started(env).then(
    () => undefined,
    (e: unknown) => e,
  );
  expect(error).toBeInstanceOf(StartError);
  return (error as StartError).message;
}

test('a taken port is one sentence that names it', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const { port } = other.address() as AddressInfo;
  expect(await refusalOf(await environment({ ROLLCALL_MQTT_PORT: String(port) }))).toBe(
    `127.0.0.1:${port}, where the broker would listen, is taken: end the other program or set ROLLCALL_MQTT_PORT to a free port.`,
  );
  await new Promise((resolve) => other.close(resolve));
});

test.each([
  [
    'a foreign address',
    { ROLLCALL_LISTEN: '192.0.2.1' },
    /192\.0\.2\.1:0, .* is no address of this machine: set ROLLCALL_LISTEN/,
  ],
  ['a wrong address', { ROLLCALL_LISTEN: 'everywhere' }, /^ROLLCALL_LISTEN="everywhere" cannot be used/],
  [
    'a wrong port',
    { ROLLCALL_MQTT_PORT: '65536' },
    /^ROLLCALL_MQTT_PORT="65536" cannot be used: set it to a whole number from 0 to 65535\.$/,
  ],
  ['a wrong log level', { ROLLCALL_LOG_LEVEL: 'loud' }, /^ROLLCALL_LOG_LEVEL="loud" cannot be used/],
])('%s is one sentence', async (_, more, sentence) => {
  expect(await refusalOf(await environment(more))).toMatch(sentence);
});

test('a key that is none is refused', async () => {
  const env = await environment();
  await writeFile(join(env.ROLLCALL_DATA_DIR ?? '', 'operator-key.pem'), 'short\n');
  expect(await refusalOf(env)).toMatch(/operator-key\.pem holds no ES256 key/);
});

describe('the warning about plain text', () => {
  async function warningsAt(host: string): Promise<string[]> {
    const logger = new RecordingLogger();
    const { publicKey: operatorKey } = await loadOrCreateOperatorKey(await tempDir());
    const broker = new MqttBroker({
      trust: { operatorKey, enrolmentOf: () => undefined, refresh: () => Promise.resolve() },
      logger,
      clock: systemClock,
      limits: BROKER_LIMITS,
    });
    await broker.start({ host, port: 0, variable: 'ROLLCALL_MQTT_PORT' });
    await broker.stop();
    return logger.at('warn').map((line) => line.message);
  }

  test('is given once where the network can reach the broker', async () => {
    const warnings = await warningsAt('0.0.0.0');
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toMatch(/plain text on 0\.0\.0\.0: whoever can read that network reads credentials/);
  });

  test('is not given on loopback', async () => {
    expect(await warningsAt('127.0.0.1')).toEqual([]);
  });
});

describe('a stop', () => {
  test('closes everybody, frees the port and may be asked for twice', async () => {
    const lab = await openLab();
    const client = await lab.client('cam', {
      will: { topic: 'rollcall/v1/agent/cam/presence', payload: Buffer.from('lost'), qos: 1, retain: true },
    });
    const stranger = await lab.socket();
    const closed = new Promise<void>((resolve) => client.once('close', () => resolve()));
    await Promise.all([lab.stopBroker(), lab.stopBroker()]);
    await Promise.all([closed, stranger.ended]);
    const next = createServer();
    await new Promise<void>((resolve) => next.listen(lab.port, '127.0.0.1', resolve));
    await new Promise((resolve) => next.close(resolve));
  });

  test('leaves nothing that keeps the process', async () => {
    const before = process.getActiveResourcesInfo().sort();
    const lab = await openLab();
    await lab.client('cam');
    await expect(lab.client('cam', { password: 'wrong' })).rejects.toThrow();
    await lab.close();
    await new Promise((resolve) => setImmediate(resolve));
    const left = process
      .getActiveResourcesInfo()
      .filter((kind) => kind !== 'Immediate' && kind !== 'TickObject');
    expect(left.filter((kind) => !before.includes(kind))).toEqual([]);
  });
});
