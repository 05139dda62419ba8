import type { EnvReader } from './env.js';
import { isLoopback } from './listen.js';

/** The addresses that a port of plain text and its encrypted sibling open at. */
export interface Doors {
  /** Plain text: this host alone, unless the operator insists. */
  readonly plain: string;
  /** TLS: the network; undefined where nothing is open to it. */
  readonly secure: string | undefined;
  /** Plain text is open to the network: the operator insisted. */
  readonly insecure: boolean;
}

const THIS_HOST = '127.0.0.1';

/** ROLLCALL_LISTEN and ROLLCALL_INSECURE_LAN. Throws a StartError. */
export function readDoors(env: EnvReader, fallback = '0.0.0.0'): Doors {
  const listen = env.address('ROLLCALL_LISTEN', fallback);
  if (isLoopback(listen)) return { plain: listen, secure: undefined, insecure: false };
  const insecure = env.flag('ROLLCALL_INSECURE_LAN');
  return { plain: insecure ? listen : THIS_HOST, secure: listen, insecure };
}

/** The same for the media port of an agent: where its broker is on this host, so is all that asks it. */
export function readMediaDoors(env: EnvReader, brokerUrl: string): Doors {
  return readDoors(env, isLoopback(new URL(brokerUrl).hostname) ? THIS_HOST : '0.0.0.0');
}

/** The address of a port that there is one of: the network's, where it is open to it. */
export function onlyDoor({ secure, plain }: Doors): string {
  return secure ?? plain;
}
