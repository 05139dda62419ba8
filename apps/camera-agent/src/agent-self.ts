import { realpath } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import type { Logger } from '#contracts/ports/logger.js';
import type { Random } from '#contracts/ports/random.js';
import { packageVersion } from '#runtime/package-version.js';
import { usableFolder } from '#runtime/usable-folder.js';
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
  /** Its own folder: epoch, enrolment and recordings. */
  readonly folder: string;
}

/** Finds out who this agent is and makes its folder. Throws a StartError without a folder. */
export async function readSelf(config: AgentConfig, logger: Logger, random: Random): Promise<AgentSelf> {
  const id = config.id ?? (await readHostId(config.dataDir, logger));
  const folder = await realpath(usableFolder(join(config.dataDir, 'agents', id)));
  const version = packageVersion();
  return { id, boot: random.id(), hostname: cleanHostname(hostname()), version, folder };
}
