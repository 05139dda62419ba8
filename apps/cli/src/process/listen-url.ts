import { EnvReader, type Environment } from '#runtime/env.js';
import { urlHost } from '#runtime/listen.js';

/** The address at which this host itself reaches what listens where ROLLCALL_LISTEN says. */
export function listenUrl(protocol: string, env: Environment, port: number): string {
  const listen = new EnvReader(env).address('ROLLCALL_LISTEN', '127.0.0.1');
  return `${protocol}://${urlHost(listen)}:${port}`;
}
