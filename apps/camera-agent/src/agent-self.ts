import { realpath } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { isId } from '#contracts/ids.js';
import type { Logger } from '#contracts/ports/logger.js';
import type { Random } from '#contracts/ports/random.js';
import { packageVersion } from '#runtime/package-version.js';
import { StartError } from '#runtime/start-error.js';
import { usableFolder } from '#runtime/usable-folder.js';
import { siblingId } from '#identity/camera-ids.js';
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
  /** That of the first camera of this host, with the key of them all: they join by one use of a token. */
  readonly hostFolder: string;
}

/** Finds out who the first camera of this host is and makes its folder. Throws a StartError without a folder. */
export async function readSelf(config: AgentConfig, logger: Logger, random: Random): Promise<AgentSelf> {
  const id = config.id ?? (await readHostId(config.dataDir, logger));
  const folder = await agentFolder(config, id);
  const version = packageVersion();
  return { id, boot: random.id(), hostname: cleanHostname(hostname()), version, folder, hostFolder: folder };
}

/** Another camera of the host, 1 and up. Throws a StartError where its id gets too long, or without a folder. */
export async function siblingSelf(
  config: AgentConfig,
  first: AgentSelf,
  number: number,
  random: Random,
): Promise<AgentSelf> {
  const id = siblingId(first.id, number);
  if (isId(id)) return { ...first, id, boot: random.id(), folder: await agentFolder(config, id) };
  throw new StartError(
    `ROLLCALL_ID="${first.id}" is too long for a host of several cameras, whose ids end with -1, -2 and so on: shorten it.`,
  );
}

async function agentFolder({ dataDir }: AgentConfig, id: string): Promise<string> {
  return realpath(usableFolder(join(dataDir, 'agents', id)));
}
