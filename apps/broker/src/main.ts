import { loadOrCreateFleetSecret } from '#credentials/fleet-secret.js';
import type { Environment } from '#runtime/env.js';
import { createLogger } from '#runtime/logger.js';
import type { Running } from '#runtime/running.js';
import { systemClock } from '#runtime/system-clock.js';
import { MqttBroker } from './adapters/mqtt/mqtt-broker.js';
import { readBrokerConfig } from './config.js';
import { BROKER_LIMITS } from './domain/limits.js';

export interface RunningBroker extends Running {
  readonly port: number;
}

/** Starts the broker and resolves once it listens. Throws a StartError for what a person can mend. */
export async function start(env: Environment): Promise<RunningBroker> {
  const config = readBrokerConfig(env);
  const fleetSecret = await loadOrCreateFleetSecret(config.dataDir);
  const logger = createLogger('broker', config.logLevel);
  const broker = new MqttBroker({ fleetSecret, logger, clock: systemClock, limits: BROKER_LIMITS });
  const port = await broker.start(config.listen, config.mqttPort);
  return { port, close: () => broker.stop() };
}
