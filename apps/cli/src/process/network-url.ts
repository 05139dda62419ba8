import { lanAddress } from '#network/lan-address.js';
import { readDoors } from '#runtime/doors.js';
import { EnvReader, type Environment } from '#runtime/env.js';
import { urlHost } from '#runtime/listen.js';

/** A port of TLS and the certificate that it shows. */
export interface SecurePort {
  readonly port: number;
  readonly fingerprint: string;
}

/** Where other hosts reach this one, as a URL names it; undefined where nothing is open to them, or there is no network. */
function networkHost(env: Environment): string | undefined {
  const { secure } = readDoors(new EnvReader(env));
  const address = secure === undefined ? undefined : lanAddress(secure);
  return address === undefined ? undefined : urlHost(address);
}

/** The address of the API for other hosts; undefined where one of both is not open to them, or there is no network. */
export function networkUrl(
  env: Environment,
  { broker, api }: { readonly broker: SecurePort | undefined; readonly api: SecurePort | undefined },
): string | undefined {
  const host = networkHost(env);
  return host === undefined || !broker || !api ? undefined : `https://${host}:${api.port}`;
}
