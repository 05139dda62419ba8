import { networkInterfaces } from 'node:os';
import { readTlsIdentity } from '#credentials/tls-identity.js';
import { lanAddress } from '#network/lan-address.js';
import { LinkWatch } from '#network/link-watch.js';
import { hasBroadcast } from '#network/links.js';
import type { Environment } from '#runtime/env.js';
import { createLogger } from '#runtime/logger.js';
import { urlHost } from '#runtime/listen.js';
import type { SearchableApi } from './adapters/http/operator-view.js';
import { apiTrials } from './adapters/security/api-trials.js';
import { brokerTrials, type BrokerTarget } from './adapters/security/broker-trials.js';
import { forgeryTrials } from './adapters/security/forgery-trials.js';
import { joinTrials } from './adapters/security/join-trials.js';
import { madeUpSecret } from './adapters/security/made-up.js';
import { mediaPlaces } from './adapters/security/media-places.js';
import { mediaTrials } from './adapters/security/media-trials.js';
import { readOperatorKeys } from './adapters/security/operator-keys.js';
import { portTrials } from './adapters/security/port-trials.js';
import { tryOut, type Trial } from './adapters/security/try-out.js';
import { udpTrials } from './adapters/security/udp-trials.js';
import { reachBroker } from './adapters/tcp/broker-reach.js';
import { tryConnect } from './adapters/tcp/connect.js';
import { readConfig, type DoctorConfig } from './config.js';
import { reportFindings, type Report } from './domain/report.js';
import type { Given } from './given.js';

/**
 * Tries to break in where the operator is, one attempt after the other, and says what held. It sends nothing that would
 * do harm if it were let through. Throws a StartError for a variable that is wrong.
 */
export async function breakIn(env: Environment, given: Given<SearchableApi>): Promise<Report> {
  const config = readConfig(env);
  const { signal, api, random } = given;
  const broker = await brokerTarget(config, given);
  given.said('Trying to break in…');
  const trials = [
    ...(await ownPorts(config, given)),
    ...brokerTrials(broker),
    ...onTheNetwork(config, given),
    ...mediaOf(broker, given),
    ...apiTrials({ base: api.url, guess: madeUpSecret(random), signal }),
    ...joinTrials({ ...(await doors(config, given)), guest: broker.guest, random, signal }),
  ];
  return reportFindings(await tryOut(trials, signal));
}

async function ownPorts({ ports, dataDir }: DoctorConfig, { signal }: Given): Promise<Trial[]> {
  const { mqttPort, httpPort, mqttsPort, httpsPort } = ports;
  const identity = await readTlsIdentity(dataDir);
  return portTrials({
    address: identity && lanAddress('0.0.0.0'),
    plain: [mqttPort, httpPort],
    secure: [mqttsPort, httpsPort],
    fingerprint: identity?.fingerprint,
    signal,
  });
}

async function brokerTarget(
  { broker, dataDir }: DoctorConfig,
  { clock, random, signal }: Given,
): Promise<BrokerTarget> {
  const { tcp } = await reachBroker(broker, clock, signal);
  return {
    url: broker.url,
    away: tcp === 'open' ? undefined : `the broker at ${new URL(broker.url).host} is not reached (${tcp})`,
    keys: await readOperatorKeys(dataDir, broker.login, clock),
    guest: `doctor-${random.id()}`,
    ...{ clock, random, signal },
  };
}

function onTheNetwork({ port, interfaces, logLevel }: DoctorConfig, given: Given<SearchableApi>): Trial[] {
  const { clock, random, signal } = given;
  const listed = networkInterfaces();
  const watch = new LinkWatch(clock, interfaces, () => listed);
  const logger = createLogger('doctor', logLevel);
  const parts = { clock, logger, signal, self: random.id() };
  const isOwn = (address: string): boolean => watch.isOwn(address);
  return [
    ...udpTrials({ links: watch.links.filter(hasBroadcast), port, random, parts }),
    ...forgeryTrials({ ...given, port, isOwn, logger }),
  ];
}

function mediaOf({ keys, away, ...broker }: BrokerTarget, { api, ...given }: Given<SearchableApi>): Trial[] {
  const announced = keys && away === undefined ? { ...broker, keys } : undefined;
  let found: ReturnType<typeof mediaPlaces> | undefined;
  return mediaTrials({ ...given, places: () => (found ??= mediaPlaces(api, announced)) });
}

/** By which one may try to join: the API as it is asked, and its port of TLS where other hosts reach it. */
async function doors(
  { ports }: DoctorConfig,
  { api, signal }: Given,
): Promise<{ plain: string | undefined; secure: string | undefined }> {
  if (api.url.startsWith('https:')) return { plain: undefined, secure: api.url };
  const address = lanAddress('0.0.0.0');
  const { httpsPort } = ports;
  const isThere = address !== undefined && (await tryConnect(address, httpsPort, signal)) === 'open';
  return { plain: api.url, secure: isThere ? `https://${urlHost(address)}:${httpsPort}` : undefined };
}
