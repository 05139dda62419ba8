import { join, resolve } from 'node:path';
import { readBrokerUrl } from '#bus/broker-url.js';
import { readBrokerLogin, type BrokerLogin } from '#credentials/operator-login.js';
import { readDoors, type Doors } from '#runtime/doors.js';
import { EnvReader, type Environment } from '#runtime/env.js';
import type { LogLevel } from '#runtime/logger.js';
import { usableFolder } from '#runtime/usable-folder.js';
import { readEmqxAccess, type EmqxAccess } from './adapters/emqx/emqx-access.js';

export interface ApiConfig {
  readonly doors: Doors;
  /** Of plain text; 0 asks the system for a free port. */
  readonly httpPort: number;
  /** The same of TLS. */
  readonly httpsPort: number;
  readonly mqttUrl: string;
  /** The broker's port of TLS, where it runs on this host; 0 is one that nobody here knows. */
  readonly mqttsPort: number;
  /** What is a password there. */
  readonly brokerLogin: BrokerLogin;
  /** Where the broker is EMQX, which has to be told who was revoked. */
  readonly emqxAccess: EmqxAccess | undefined;
  readonly logLevel: LogLevel;
  /** Names of this host beside its own, as a proxy or a DNS server gives it. */
  readonly hosts: readonly string[];
  /** Where fleet secret, admin token and the API's own things are kept. */
  readonly dataDir: string;
  /** Where takes are collected. */
  readonly takesDir: string;
  /** Room that these leave on their disk, bytes; by its size if not given. */
  readonly diskReserve: number | undefined;
  /** The admin's token, where one is preset. */
  readonly adminToken: string | undefined;
}

/** Reads and checks the variables; makes the data folder. Throws a StartError that names the wrong one. */
export function readApiConfig(env: Environment): ApiConfig {
  const reader = new EnvReader(env);
  const dataDir = reader.dataDir();
  return {
    doors: readDoors(reader),
    httpPort: reader.port('ROLLCALL_HTTP_PORT', 8080),
    httpsPort: reader.port('ROLLCALL_HTTPS_PORT', 8443),
    mqttUrl: readBrokerUrl(reader),
    mqttsPort: reader.port('ROLLCALL_MQTTS_PORT', 8883),
    brokerLogin: readBrokerLogin(reader),
    emqxAccess: readEmqxAccess(reader),
    logLevel: reader.logLevel(),
    adminToken: reader.text('ROLLCALL_ADMIN_TOKEN'),
    hosts: reader.list('ROLLCALL_HOSTS', hostName, 'host names without port, such as rollcall.example') ?? [],
    dataDir,
    takesDir: readTakesDir(reader, dataDir),
    diskReserve: reader.bytes('ROLLCALL_DISK_RESERVE'),
  };
}

/** In the data folder it is made when it is needed. */
function readTakesDir(reader: EnvReader, dataDir: string): string {
  const variable = 'ROLLCALL_TAKES_DIR';
  const given = reader.text(variable);
  if (given === undefined) return join(dataDir, 'takes');
  return usableFolder(resolve(given), 'folder of collected takes', variable);
}

/** RFC 1123, 2.1. */
function hostName(word: string): string | undefined {
  return /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/i.test(word) && word.length <= 253
    ? word.toLowerCase()
    : undefined;
}
