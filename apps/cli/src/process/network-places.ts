import { lanAddress } from '#network/lan-address.js';
import { readDoors } from '#runtime/doors.js';
import { EnvReader, type Environment } from '#runtime/env.js';

/** A port of TLS and the certificate that it shows. */
export interface SecurePort {
  readonly port: number;
  readonly fingerprint: string;
}

/** Where other hosts reach the operator. */
export interface NetworkPlaces {
  readonly https: string;
  readonly mqtts: string;
}

/** Undefined where nothing is open to the network, or there is none. */
export function networkPlaces(
  env: Environment,
  { broker, api }: { readonly broker: SecurePort | undefined; readonly api: SecurePort | undefined },
): NetworkPlaces | undefined {
  const { secure } = readDoors(new EnvReader(env));
  const host = secure === undefined ? undefined : lanAddress(secure);
  if (host === undefined || !broker || !api) return undefined;
  const name = host.includes(':') ? `[${host}]` : host;
  return {
    https: `https://${name}:${api.port}`,
    mqtts: `mqtts://${name}:${broker.port}#${broker.fingerprint}`,
  };
}
