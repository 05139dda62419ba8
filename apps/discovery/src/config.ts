import { readBrokerUrl } from '#bus/broker-url.js';
import { EnvReader, type Environment } from '#runtime/env.js';
import type { LogLevel } from '#runtime/logger.js';

const INTERFACE_NAME = /^[^\s/]{1,15}$/;
const IPV4 = /^((25[0-5]|2[0-4]\d|1?\d?\d)(\.(?!$)|$)){4}$/;

export interface DiscoveryConfig {
  readonly dataDir: string;
  readonly logLevel: LogLevel;
  readonly brokerUrl: string;
  readonly port: number;
  /** Undefined for all but container bridges and tunnels. */
  readonly interfaces: readonly string[] | undefined;
  readonly seeds: readonly string[];
}

/** Reads and checks the variables; makes the data folder. Throws a StartError that names the wrong one. */
export function readConfig(env: Environment): DiscoveryConfig {
  const reader = new EnvReader(env);
  const addresses = 'IPv4 addresses such as 192.168.1.20,10.0.0.7';
  return {
    logLevel: reader.logLevel(),
    brokerUrl: readBrokerUrl(reader),
    port: reader.integer('ROLLCALL_DISCOVERY_PORT', 9897, 1, 65_535),
    interfaces: reader.list(
      'ROLLCALL_INTERFACES',
      INTERFACE_NAME,
      'names of network interfaces such as eth0,lo',
    ),
    seeds: reader.list('ROLLCALL_SEEDS', IPV4, addresses) ?? [],
    dataDir: reader.dataDir(),
  };
}
