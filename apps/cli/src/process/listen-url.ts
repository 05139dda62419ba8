import { readDoors } from '#runtime/doors.js';
import { EnvReader, type Environment } from '#runtime/env.js';
import { urlHost } from '#runtime/listen.js';

/** The address at which this host itself reaches a port of plain text. */
export function listenUrl(protocol: string, env: Environment, port: number): string {
  return `${protocol}://${urlHost(readDoors(new EnvReader(env)).plain)}:${port}`;
}
