import { isIPv6 } from 'node:net';
import { resolve } from 'node:path';
import { publicKeyPin } from '#network/public-key-pin.js';
import { readTlsIdentity } from '#credentials/tls-identity.js';
import { readDoors } from '#runtime/doors.js';
import { EnvReader, type Environment } from '#runtime/env.js';
import { urlHost } from '#runtime/listen.js';
import { CliError, usageError } from '../cli-error.js';
import type { ClientOptions } from '../options/client-options.js';
import type { InstallPlace } from '../output/install-line.js';
import { networkHost } from './network-url.js';

const HOST = /^[\w.-]+$/;

/** Where a Pi fetches its agent from this host, and whose key answers there. Throws a CliError where it cannot. */
export async function installPlace(
  env: Environment,
  { host, dataDir }: ClientOptions & { readonly host?: string },
): Promise<Omit<InstallPlace, 'token'>> {
  const reader = new EnvReader(env);
  if (readDoors(reader).secure === undefined)
    throw new CliError('failed', 'Nothing of this host is open to the network, so no Pi reaches it', {
      advice: 'Start "rollcall up" without ROLLCALL_LISTEN=127.0.0.1, and run this without it too.',
    });
  const folder = resolve(dataDir ?? reader.text('ROLLCALL_DATA_DIR') ?? 'data');
  const identity = await readTlsIdentity(folder);
  if (!identity)
    throw new CliError('failed', `${folder} holds no certificate, so this is not the operator's host`, {
      advice: 'Run it where "rollcall up" runs, and name its data folder with --data-dir.',
    });
  const port = reader.port('ROLLCALL_HTTPS_PORT', 8443);
  return {
    pin: publicKeyPin(identity.cert),
    origin: `https://${host === undefined ? ownHost(env) : named(host)}:${port}`,
  };
}

function ownHost(env: Environment): string {
  const host = networkHost(env);
  if (host !== undefined) return host;
  throw new CliError('failed', 'This host has no network at the moment', {
    advice: 'Connect it, or name the address that it will have with --host.',
  });
}

/** Root runs the line in a shell: nothing but an address or name may stand in it. */
function named(host: string): string {
  if (HOST.test(host) || isIPv6(host)) return urlHost(host);
  throw usageError(`--host ${host} cannot be used`, 'Give an address or name of this host, without a port.');
}
