import { readBrokerUrl } from '#bus/broker-url.js';
import { readBrokerLogin, type BrokerLogin } from '#credentials/operator-login.js';
import { readInterfaces } from '#network/read-interfaces.js';
import { readSeeds } from '#network/read-seeds.js';
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
    dataDir: reader.dataDir(),
  };
}
