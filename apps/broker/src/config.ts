import { readDoors, type Doors } from '#runtime/doors.js';
import { EnvReader, type Environment } from '#runtime/env.js';
import type { LogLevel } from '#runtime/logger.js';

export interface BrokerConfig {
  /** Where the fleet secret is kept. */
  readonly dataDir: string;
  /** Of plain text; 0 asks the system for a free port. */
  readonly mqttPort: number;
  /** The same of TLS. */
  readonly mqttsPort: number;
  readonly doors: Doors;
  readonly logLevel: LogLevel;
}

/** Reads and checks the variables; makes the data folder. Throws a StartError that names the wrong one. */
export function readBrokerConfig(env: Environment): BrokerConfig {
  const reader = new EnvReader(env);
  return {
    mqttPort: reader.port('ROLLCALL_MQTT_PORT', 1883),
    mqttsPort: reader.port('ROLLCALL_MQTTS_PORT', 8883),
    doors: readDoors(reader),
    logLevel: reader.logLevel(),
    dataDir: reader.dataDir(),
  };
}
