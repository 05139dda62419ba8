import { join } from 'node:path';
import { loadOrCreateAdminToken } from '#credentials/admin-token.js';
import { loadOrCreateFleetSecret } from '#credentials/fleet-secret.js';
import { loadOrCreateOperatorKey } from '#credentials/operator-key.js';
import { operatorLogin } from '#credentials/operator-login.js';
import { loadOrCreateTlsIdentity } from '#credentials/tls-identity.js';
import { readOrCreate } from '#runtime/atomic-file.js';
import type { Environment } from '#runtime/env.js';
import { listen } from '#runtime/listen.js';
import { createLogger } from '#runtime/logger.js';
import type { Running } from '#runtime/running.js';
import { systemClock } from '#runtime/system-clock.js';
import { systemRandom } from '#runtime/system-random.js';
import { usableFolder } from '#runtime/usable-folder.js';
import { ConsoleFiles } from './adapters/console/console-files.js';
import { Installer } from './adapters/install/installer.js';
import { createApp, type Servers } from './app.js';
import { readApiConfig, type ApiConfig } from './config.js';
import type { Doctor } from './domain/examinations/doctor.js';
import { endStreams, makeParts, settle, type Parts } from './parts.js';

export type { Doctor } from './domain/examinations/doctor.js';
export type { OperatorSight } from './domain/examinations/operator-sight.js';

export interface RunningApi extends Running {
  /** Of plain text. */
  readonly port: number;
  /** Of TLS, and whose certificate it shows; absent where nothing is open to the network. */
  readonly secure?: { readonly port: number; readonly fingerprint: string };
}

/** Starts the API and resolves once it listens; the broker may come later. Throws a StartError for what a person can mend. */
export async function start(env: Environment, doctor: Doctor): Promise<RunningApi> {
  const config = readApiConfig(env);
  const parts = await prepare(config, doctor);
  const { app, servers } = await createApp(parts);
  const end = async (): Promise<void> => {
    // What is written last is written whatever became of the rest.
    await endStreams(parts)
      .finally(() => app.close())
      .finally(() => settle(parts));
  };
  let closed: Promise<void> | undefined;
  const close = (): Promise<void> => (closed ??= end());
  try {
    // Before anybody can ask how far they are.
    await parts.collector.resume();
    const { port, securePort } = await open(servers, config);
    await app.startAllMicroservices();
    parts.stream.start();
    tell(parts, config, port);
    const { tls } = parts;
    if (!tls || securePort === undefined) return { port, close };
    return { port, secure: { port: securePort, fingerprint: tls.fingerprint }, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function open(
  { plain, secure }: Servers,
  { doors, httpPort, httpsPort }: ApiConfig,
): Promise<{ port: number; securePort?: number }> {
  const what = 'the API';
  const port = await listen(plain, doors.plain, httpPort, what, 'ROLLCALL_HTTP_PORT');
  if (!secure || doors.secure === undefined) return { port };
  const securePort = await listen(secure, doors.secure, httpsPort, what, 'ROLLCALL_HTTPS_PORT');
  return { port, securePort };
}

async function prepare(config: ApiConfig, doctor: Doctor): Promise<Parts> {
  const { dataDir, takesDir, diskReserve, mqttUrl, mqttsPort, httpsPort, brokerLogin, emqxAccess } = config;
  const { doors, hosts } = config;
  const folder = usableFolder(join(dataDir, 'api'));
  const logger = createLogger('api', config.logLevel);
  return makeParts({
    mqttUrl,
    mqttsPort,
    brokerLogin,
    emqxAccess,
    insecureLan: doors.insecure,
    hosts,
    dataDir,
    takesDir,
    diskReserve,
    folder,
    tls: doors.secure === undefined ? undefined : await loadOrCreateTlsIdentity(dataDir),
    secureAddress: doors.secure,
    httpsPort,
    fleetSecret: await loadOrCreateFleetSecret(dataDir),
    operatorKey: await loadOrCreateOperatorKey(dataDir),
    passwordOf: await operatorLogin(dataDir, config.brokerLogin, systemClock),
    adminToken: await loadOrCreateAdminToken(dataDir, config.adminToken),
    replica: (await readOrCreate(join(folder, 'replica'), () => `${systemRandom.id()}\n`)).trim(),
    clock: systemClock,
    random: systemRandom,
    doctor,
    installer: new Installer(logger),
    consoleFiles: new ConsoleFiles(),
    logger,
  });
}

function tell({ logger }: Parts, { doors }: ApiConfig, port: number): void {
  logger.info({ doors, port }, 'The API listens');
  if (!doors.insecure) return;
  logger.warn(
    { address: doors.plain },
    'Tokens and films cross the network in plain HTTP: open it only where nobody listens in',
  );
}
