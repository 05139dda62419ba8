import { lanAddress } from '#network/lan-address.js';
import { readFleetSecret } from '#credentials/fleet-secret.js';
import { readTlsIdentity } from '#credentials/tls-identity.js';
import type { Environment } from '#runtime/env.js';
import { apiTrials } from './adapters/security/api-trials.js';
import { brokerTrials, type BrokerTarget } from './adapters/security/broker-trials.js';
import { portTrials } from './adapters/security/port-trials.js';
import { tryOut } from './adapters/security/try-out.js';
import { reachBroker } from './adapters/tcp/broker-reach.js';
import { readConfig, type DoctorConfig } from './config.js';
import { reportFindings, type Report } from './domain/report.js';
import type { Examination } from './examination.js';

/**
 * Tries to break in where the operator is, one attempt after the other, and says what held. It sends nothing that
 * would change anything if it were let through. Throws a StartError for a variable that is wrong.
 */
export async function breakIn(env: Environment, given: Examination): Promise<Report> {
  const config = readConfig(env);
  const { signal, api } = given;
  const broker = await brokerTarget(config, given);
  const { mqttPort, httpPort, mqttsPort, httpsPort } = config.ports;
  const identity = await readTlsIdentity(config.dataDir);
  const ports = portTrials({
    address: identity && lanAddress('0.0.0.0'),
    plain: [mqttPort, httpPort],
    secure: [mqttsPort, httpsPort],
    fingerprint: identity?.fingerprint,
    signal,
  });
  given.said('Trying to break in…');
  return reportFindings(
    await tryOut([...ports, ...brokerTrials(broker), ...apiTrials(api.url, signal)], signal),
  );
}

async function brokerTarget(
  { broker, dataDir }: DoctorConfig,
  { clock, random, signal }: Examination,
): Promise<BrokerTarget> {
  const { tcp } = await reachBroker(broker, clock, signal);
  return {
    url: broker.url,
    away: tcp === 'open' ? undefined : `the broker at ${new URL(broker.url).host} is not reached (${tcp})`,
    fleetSecret: await readFleetSecret(dataDir),
    guest: `doctor-${random.id()}`,
    signal,
  };
}
