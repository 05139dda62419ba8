import { resolve } from 'node:path';
import { readBrokerUrl } from '#bus/broker-url.js';
import { readBrokerLogin, type BrokerLogin } from '#credentials/operator-login.js';
import { readGivenId } from '#identity/read-given-id.js';
import { readInterfaces } from '#network/read-interfaces.js';
import { readSeeds } from '#network/read-seeds.js';
import { onlyDoor, readMediaDoors } from '#runtime/doors.js';
import { EnvReader, type Environment } from '#runtime/env.js';
import type { LogLevel } from '#runtime/logger.js';

export interface DoctorConfig {
  readonly logLevel: LogLevel;
  readonly port: number;
  readonly interfaces: readonly string[] | undefined;
  readonly seeds: readonly string[];
  readonly broker: {
    readonly url: string;
    readonly named: boolean;
    readonly listen: string;
    readonly login: BrokerLogin;
  };
  /** Of the operator on this host. */
  readonly ports: Readonly<Record<'mqttPort' | 'mqttsPort' | 'httpPort' | 'httpsPort', number>>;
  readonly id: string | undefined;
  /** Only read: whoever examines makes nothing. */
  readonly dataDir: string;
}

/** Reads the variables of discovery and of the agent. Throws a StartError that names the wrong one. */
export function readConfig(env: Environment): DoctorConfig {
  const reader = new EnvReader(env);
  const url = readBrokerUrl(reader);
  return {
    logLevel: reader.logLevel(),
    port: reader.integer('ROLLCALL_DISCOVERY_PORT', 9897, 1, 65_535),
    interfaces: readInterfaces(reader),
    seeds: readSeeds(reader),
    broker: {
      url,
      named: reader.text('ROLLCALL_MQTT_URL') !== undefined,
      listen: onlyDoor(readMediaDoors(reader, url)),
      login: readBrokerLogin(reader),
    },
    ports: {
      mqttPort: reader.port('ROLLCALL_MQTT_PORT', 1883),
      mqttsPort: reader.port('ROLLCALL_MQTTS_PORT', 8883),
      httpPort: reader.port('ROLLCALL_HTTP_PORT', 8080),
      httpsPort: reader.port('ROLLCALL_HTTPS_PORT', 8443),
    },
    id: readGivenId(reader),
    dataDir: resolve(reader.text('ROLLCALL_DATA_DIR') ?? 'data'),
  };
}
