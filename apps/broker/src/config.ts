import { EnvReader, type Environment } from '#runtime/env.js';
import type { LogLevel } from '#runtime/logger.js';

export interface BrokerConfig {
  /** Where the fleet secret is kept. */
  readonly dataDir: string;
  /** 0 asks the system for a free port. */
  readonly mqttPort: number;
  readonly listen: string;
  readonly logLevel: LogLevel;
}

/** Reads and checks the variables; makes the data folder. Throws a StartError that names the wrong one. */
export function readBrokerConfig(env: Environment): BrokerConfig {
  const reader = new EnvReader(env);
  return {
    mqttPort: reader.port('ROLLCALL_MQTT_PORT', 1883),
    listen: reader.address('ROLLCALL_LISTEN', '127.0.0.1'),
    logLevel: reader.logLevel(),
    dataDir: reader.dataDir(),
  };
}
