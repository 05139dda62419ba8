import { realpath } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import type { Logger } from '#contracts/ports/logger.js';
import type { Random } from '#contracts/ports/random.js';
import { loadOrCreateTlsIdentity, type TlsIdentity } from '#credentials/tls-identity.js';
import { packageVersion } from '#runtime/package-version.js';
import { systemClock } from '#runtime/system-clock.js';
import { usableFolder } from '#runtime/usable-folder.js';
import { agentCredential } from './adapters/host/agent-credential.js';
import { localTrust } from './adapters/host/local-trust.js';
import type { RollCallTrust } from './adapters/udp/roll-call-trust.js';
import { readHostId } from '#identity/read-host-id.js';
import type { AgentConfig } from './config.js';
import { cleanHostname } from './domain/identity/clean-hostname.js';

/** Who this agent is. */
export interface AgentSelf {
  readonly id: string;
  /** Id of this process. */
  readonly boot: string;
  readonly hostname: string;
  readonly version: string;
  readonly credential: string;
  /** For its media port; undefined where that is plain text. */
  readonly tls: TlsIdentity | undefined;
  /** Its own folder: epoch and recordings. */
  readonly folder: string;
  /** Undefined where no operator has let it join. */
  readonly trust: RollCallTrust | undefined;
}

/** Finds out who this agent is and makes its folder. Throws a StartError without a credential or a folder. */
export async function readSelf(config: AgentConfig, logger: Logger, random: Random): Promise<AgentSelf> {
  const id = config.id ?? (await readHostId(config.dataDir, logger));
  const credential = await agentCredential(id, config.dataDir, config.credential);
  const folder = await realpath(usableFolder(join(config.dataDir, 'agents', id)));
  const { secure, insecure } = config.doors;
  const tls = secure !== undefined && !insecure ? await loadOrCreateTlsIdentity(folder) : undefined;
  const version = packageVersion();
  const trust = await localTrust(id, config.dataDir, folder, systemClock, logger);
  const host = { hostname: cleanHostname(hostname()), version };
  return { id, boot: random.id(), ...host, credential, tls, folder, trust };
}
