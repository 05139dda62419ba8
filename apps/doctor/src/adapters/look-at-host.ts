import type { Clock } from '#contracts/ports/clock.js';
import type { Logger } from '#contracts/ports/logger.js';
import { findHostIdentity } from '#identity/read-host-id.js';
import type { Interfaces } from '#network/links.js';
import type { Observations } from '../domain/observations.js';
import type { IdentitySeen } from '../domain/seen/host.js';
import { containerSigns } from './proc/container-signs.js';
import { readNetwork } from './proc/read-network.js';
import { readFirewall } from './process/rule-sets.js';
import { reachBroker, type BrokerTarget } from './tcp/broker-reach.js';

export interface HostOptions {
  readonly port: number;
  readonly listed: Interfaces;
  readonly broker: BrokerTarget;
  /** ROLLCALL_ID. */
  readonly id: string | undefined;
  readonly dataDir: string;
}

export type HostSeen = Pick<
  Observations,
  'interfaces' | 'containerSigns' | 'identity' | 'firewall' | 'broker'
>;

/** What this host tells of itself. */
export async function lookAtHost(
  options: HostOptions,
  { clock, logger, signal }: { clock: Clock; logger: Logger; signal: AbortSignal },
): Promise<HostSeen> {
  const [interfaces, signs, identity, firewall, broker] = await Promise.all([
    readNetwork(options.listed),
    containerSigns(),
    identityOf(options, logger),
    readFirewall(options.port, signal),
    reachBroker(options.broker, clock, signal),
  ]);
  return { interfaces, containerSigns: signs, identity, firewall, broker };
}

const SOURCE_WORDS = {
  serial: "the board's serial number",
  'machine-id': '/etc/machine-id',
  kept: 'what the data folder keeps',
} as const;

async function identityOf({ id, dataDir }: HostOptions, logger: Logger): Promise<IdentitySeen | undefined> {
  if (id !== undefined) return { id, source: 'ROLLCALL_ID' };
  const found = await findHostIdentity(dataDir, logger);
  return found && { id: found.id, source: SOURCE_WORDS[found.source] };
}
