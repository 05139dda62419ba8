import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { loadOrCreateFleetSecret } from '#credentials/fleet-secret.js';
import { loadOrCreateOperatorKey } from '#credentials/operator-key.js';
import { tempDir } from './temp-dir.js';

/** A data folder with the keys of an operator, so that an agent there is as one on the operator's host. */
export async function operatorFolder(operatorDir: string, dataDir?: string): Promise<string> {
  await Promise.all([loadOrCreateFleetSecret(operatorDir), loadOrCreateOperatorKey(operatorDir)]);
  const folder = dataDir ?? (await tempDir());
  copyOperatorKeys(operatorDir, folder);
  return folder;
}

/** The same of an operator that has made its keys. */
export function copyOperatorKeys(operatorDir: string, dataDir: string): void {
  if (dataDir === operatorDir) return;
  mkdirSync(dataDir, { recursive: true });
  for (const file of ['fleet-secret', 'operator-key.pem'])
    copyFileSync(join(operatorDir, file), join(dataDir, file));
}
