import { readBrokerUrl } from '#bus/broker-url.js';
import { readBrokerLogin, type BrokerLogin } from '#credentials/operator-login.js';
import { readInterfaces } from '#network/read-interfaces.js';
import { readSeeds } from '#network/read-seeds.js';
import { readDoors } from '#runtime/doors.js';
import { EnvReader, type Environment } from '#runtime/env.js';
import type { LogLevel } from '#runtime/logger.js';

export interface DiscoveryConfig {
  readonly dataDir: string;
  readonly logLevel: LogLevel;
  readonly brokerUrl: string;
  readonly brokerLogin: BrokerLogin;
  readonly port: number;
  /** Undefined for all but container bridges and tunnels. */
  readonly interfaces: readonly string[] | undefined;
  readonly seeds: readonly string[];
  /** Where the API and the broker are open to the network by TLS; absent where they are not. */
  readonly secure: { readonly https?: number; readonly mqtts?: number };
}

/** Reads and checks the variables; makes the data folder. Throws a StartError that names the wrong one. */
export function readConfig(env: Environment): DiscoveryConfig {
  const reader = new EnvReader(env);
  return {
    logLevel: reader.logLevel(),
    brokerUrl: readBrokerUrl(reader),
    brokerLogin: readBrokerLogin(reader),
    port: reader.integer('ROLLCALL_DISCOVERY_PORT', 9897, 1, 65_535),
    interfaces: readInterfaces(reader),
    seeds: readSeeds(reader),
    secure: readSecure(reader),
    dataDir: reader.dataDir(),
  };
}

function readSecure(reader: EnvReader): DiscoveryConfig['secure'] {
  if (readDoors(reader).secure === undefined) return {};
  const [https, mqtts] = [reader.port('ROLLCALL_HTTPS_PORT', 8443), reader.port('ROLLCALL_MQTTS_PORT', 8883)];
  // Of 0 the system makes a port that nobody knows here.
  return { ...(https > 0 && { https }), ...(mqtts > 0 && { mqtts }) };
}
