import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { createApp } from '#api/app.js';
import { ConsoleFiles } from '#api/adapters/console/console-files.js';
import { Installer } from '#api/adapters/install/installer.js';
import { endStreams, makeParts, settle, type Needs, type Parts } from '#api/parts.js';
import { HTTP_LIMITS, type HttpLimits } from '#api/adapters/http/server/http-adapter.js';
import type { TlsIdentity } from '#credentials/tls-identity.js';
import { listen } from '#runtime/listen.js';
import { systemClock } from '#runtime/system-clock.js';
import { systemRandom } from '#runtime/system-random.js';
import { eventually } from '#testing/eventually.js';
import { silentLogger } from '#testing/silent-logger.js';
import type { TestBroker } from '#testing/broker.js';
import { metaOf } from './samples.js';

export const TOKEN = 'a-token-for-tests-of-24-or-more';

export interface TestApi {
  readonly app: NestExpressApplication;
  readonly parts: Parts;
  readonly port: number;
  readonly url: string;
  /** Of TLS; 0 without keys. */
  readonly securePort: number;
  readonly auth: { readonly authorization: string };
  /** What was logged as an error: what nobody foresaw. */
  readonly errors: string[];
  close(): Promise<void>;
}

/** Finds nothing: the real one looks at the host, and is tried with the program. */
export const NO_DOCTOR: Needs['doctor'] = { examine: () => Promise.resolve({ verdict: 'ok', findings: [] }) };

/** The real application against a real broker, with its inside open to the test. */
export async function startTestApi(
  broker: TestBroker,
  limits: Partial<HttpLimits> = {},
  tls?: TlsIdentity,
  more: Partial<Needs> = {},
  knows: 'an empty registry' | 'nothing' = 'an empty registry',
): Promise<TestApi> {
  const folder = join(broker.dataDir, `api-${systemRandom.id()}`);
  await mkdir(folder);
  const errors: string[] = [];
  const parts = makeParts({
    mqttUrl: broker.url,
    mqttsPort: 8883,
    brokerLogin: 'token',
    emqxAccess: undefined,
    dataDir: broker.dataDir,
    takesDir: join(folder, 'takes'),
    // The disk of a machine that tests has what it has.
    diskReserve: 0,
    tls,
    secureAddress: tls && '127.0.0.1',
    httpsPort: 8443,
    fleetSecret: broker.secret,
    operatorKey: broker.operatorKey,
    passwordOf: broker.passwordOf,
    adminToken: TOKEN,
    insecureLan: false,
    hosts: ['rollcall.example'],
    folder,
    replica: systemRandom.id(),
    clock: systemClock,
    random: systemRandom,
    logger: { ...silentLogger, error: (_facts, message) => errors.push(message) },
    doctor: NO_DOCTOR,
    installer: new Installer(silentLogger),
    consoleFiles: new ConsoleFiles('no-console'),
    ...more,
  });
  const { app, servers } = await createApp(parts, { ...HTTP_LIMITS, ...limits });
  const port = await listen(servers.plain, '127.0.0.1', 0, 'the API', 'ROLLCALL_HTTP_PORT');
  const securePort = servers.secure
    ? await listen(servers.secure, '127.0.0.1', 0, 'the API', 'ROLLCALL_HTTPS_PORT')
    : 0;
  await app.startAllMicroservices();
  await eventually('the API is connected', () => parts.bus.state === 'connected');
  if (knows === 'an empty registry') hearEmptyRegistry(parts);
  return {
    app,
    parts,
    port,
    securePort,
    url: `http://127.0.0.1:${port}`,
    auth: { authorization: `Bearer ${TOKEN}` },
    errors,
    close: async () => {
      await endStreams(parts);
      await app.close();
      await settle(parts);
    },
  };
}

/** As if discovery had been there and gone: where it plays no part in a test, nobody is known, and all that comes is news. */
function hearEmptyRegistry({ announcer, firstSights }: Parts): void {
  firstSights.settle();
  announcer.take({ kind: 'registry-meta', meta: metaOf(0) });
  announcer.take({ kind: 'registry-meta', meta: undefined });
}
