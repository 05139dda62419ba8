import type { KeyObject } from 'node:crypto';
import { join } from 'node:path';
import { keyPairIn, newKey } from '#credentials/operator-key.js';
import { publicText } from '#credentials/public-key.js';
import { readOrCreate } from '#runtime/atomic-file.js';

/** The key of this host's agent, which proves at each renewal that it is the one that joined. */
export interface AgentKey {
  readonly privateKey: KeyObject;
  /** The public half, as the operator is given it. */
  readonly text: string;
}

/** Made when the agent first joins; it never leaves the host. */
export async function loadOrCreateAgentKey(folder: string): Promise<AgentKey> {
  const path = join(folder, 'agent-key.pem');
  const { privateKey, publicKey } = keyPairIn(path, await readOrCreate(path, newKey));
  return { privateKey, text: publicText(publicKey) };
}
