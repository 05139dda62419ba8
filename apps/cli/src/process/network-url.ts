import { lanAddress } from '#network/lan-address.js';
import { readDoors } from '#runtime/doors.js';
import { EnvReader, type Environment } from '#runtime/env.js';
import { urlHost } from '#runtime/listen.js';

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

/** Where other hosts reach this one, as a URL names it; undefined where nothing is open to them, or there is no network. */
export function networkHost(env: Environment): string | undefined {
  const { secure } = readDoors(new EnvReader(env));
  const address = secure === undefined ? undefined : lanAddress(secure);
  return address === undefined ? undefined : urlHost(address);
}

/** The address of the broker for a camera on another host. */
export function secureBrokerUrl(host: string, { port, fingerprint }: SecurePort): string {
  return `mqtts://${host}:${port}#${fingerprint}`;
}

/** Undefined where nothing is open to the network, or there is none. */
export function networkPlaces(
  env: Environment,
  { broker, api }: { readonly broker: SecurePort | undefined; readonly api: SecurePort | undefined },
): NetworkPlaces | undefined {
  const host = networkHost(env);
  if (host === undefined || !broker || !api) return undefined;
  return { https: `https://${host}:${api.port}`, mqtts: secureBrokerUrl(host, broker) };
}
