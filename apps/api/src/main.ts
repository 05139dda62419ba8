import { join } from 'node:path';
import { loadOrCreateAdminToken } from '#credentials/admin-token.js';
import { loadOrCreateFleetSecret } from '#credentials/fleet-secret.js';
import { readOrCreate } from '#runtime/atomic-file.js';
import type { Environment } from '#runtime/env.js';
import { isLoopback, listen } from '#runtime/listen.js';
import { createLogger } from '#runtime/logger.js';
import type { Running } from '#runtime/running.js';
import { systemClock } from '#runtime/system-clock.js';
import { systemRandom } from '#runtime/system-random.js';
import { usableFolder } from '#runtime/usable-folder.js';
import { createApp } from './app.js';
import { readApiConfig, type ApiConfig } from './config.js';
import { makeParts, type Parts } from './parts.js';

export interface RunningApi extends Running {
  readonly port: number;
}

/** Starts the API and resolves once it listens; the broker may come later. Throws a StartError for what a person can mend. */
export async function start(env: Environment): Promise<RunningApi> {
  const config = readApiConfig(env);
  const parts = await prepare(config);
  const app = await createApp(parts);
  const close = async (): Promise<void> => {
    parts.stream.stop();
    await app.close();
    parts.roster.stop();
  };
  try {
    const port = await listen(
      app.getHttpServer(),
      config.listen,
      config.httpPort,
      'the API',
      'ROLLCALL_HTTP_PORT',
    );
    await app.startAllMicroservices();
    parts.stream.start();
    tell(parts, config, port);
    let closed: Promise<void> | undefined;
    return { port, close: () => (closed ??= close()) };
  } catch (error) {
    await close();
    throw error;
  }
}

async function prepare({ dataDir, mqttUrl, adminToken, logLevel }: ApiConfig): Promise<Parts> {
  const folder = usableFolder(join(dataDir, 'api'));
  return makeParts({
    mqttUrl,
    folder,
    fleetSecret: await loadOrCreateFleetSecret(dataDir),
    adminToken: await loadOrCreateAdminToken(dataDir, adminToken),
    replica: (await readOrCreate(join(folder, 'replica'), () => `${systemRandom.id()}\n`)).trim(),
    clock: systemClock,
    random: systemRandom,
    logger: createLogger('api', logLevel),
  });
}

function tell({ logger }: Parts, { listen: address }: ApiConfig, port: number): void {
  logger.info({ address, port }, 'The API listens');
  if (isLoopback(address)) return;
  logger.warn(
    { address },
    'Tokens and films cross the network in plain HTTP: open it only where nobody listens in',
  );
}
