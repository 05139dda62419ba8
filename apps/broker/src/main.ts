import { AgentRegister } from '#credentials/agent-register.js';
import { loadOrCreateOperatorKey } from '#credentials/operator-key.js';
import { loadOrCreateTlsIdentity } from '#credentials/tls-identity.js';
import type { Environment } from '#runtime/env.js';
import { createLogger } from '#runtime/logger.js';
import type { Running } from '#runtime/running.js';
import { systemClock } from '#runtime/system-clock.js';
import { MqttBroker } from './adapters/mqtt/mqtt-broker.js';
import type { BrokerPort } from './adapters/net/gated-server.js';
import { readBrokerConfig, type BrokerConfig } from './config.js';
import { BROKER_LIMITS } from './domain/limits.js';

export interface RunningBroker extends Running {
  /** Of plain text. */
  readonly port: number;
  /** Of TLS, and whose certificate it shows; absent where nothing is open to the network. */
  readonly secure?: { readonly port: number; readonly fingerprint: string };
}

/** Starts the broker and resolves once it listens. Throws a StartError for what a person can mend. */
export async function start(env: Environment): Promise<RunningBroker> {
  const config = readBrokerConfig(env);
  const { dataDir, logLevel } = config;
  const { publicKey: operatorKey } = await loadOrCreateOperatorKey(dataDir);
  const logger = createLogger('broker', logLevel);
  const register = new AgentRegister(dataDir, systemClock, logger);
  const trust = {
    operatorKey,
    enrolmentOf: (id: string) => register.enrolmentOf(id),
    refresh: () => register.refresh(),
  };
  const broker = new MqttBroker({ trust, logger, clock: systemClock, limits: BROKER_LIMITS });
  const plain = { host: config.doors.plain, port: config.mqttPort, variable: 'ROLLCALL_MQTT_PORT' };
  const secure = await securePort(config);
  await register.start(() => broker.review());
  const close = (): Promise<void> => {
    register.stop();
    return broker.stop();
  };
  const [port = 0, mqtts = 0] = await broker
    .start(plain, ...(secure ? [secure.at] : []))
    .catch(async (error: unknown) => {
      await close();
      throw error;
    });
  return secure ? { port, secure: { port: mqtts, fingerprint: secure.fingerprint }, close } : { port, close };
}

async function securePort({
  dataDir,
  doors,
  mqttsPort,
}: BrokerConfig): Promise<{ at: BrokerPort; fingerprint: string } | undefined> {
  if (doors.secure === undefined) return undefined;
  const { fingerprint, ...tls } = await loadOrCreateTlsIdentity(dataDir);
  const at = { host: doors.secure, port: mqttsPort, variable: 'ROLLCALL_MQTTS_PORT', tls };
  return { at, fingerprint };
}
