import { EnvReader, type Environment } from '#runtime/env.js';

const EVERY_ADDRESS = ['0.0.0.0', '::'];

/** The address at which this host itself reaches what listens where ROLLCALL_LISTEN says. */
export function listenUrl(protocol: string, env: Environment, port: number): string {
  const listen = new EnvReader(env).address('ROLLCALL_LISTEN', '127.0.0.1');
  const host = EVERY_ADDRESS.includes(listen) ? '127.0.0.1' : listen;
  return `${protocol}://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
