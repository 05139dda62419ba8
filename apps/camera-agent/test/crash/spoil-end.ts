import { open, stat, truncate } from 'node:fs/promises';
import { RecordingStore } from '#camera-agent/adapters/fs/recording-store.js';
import { silentLogger } from '#testing/silent-logger.js';

/** What a crash does to the end of a film besides. */
export const SPOILS = ['none', 'torn', 'zeroed'] as const;
export type Spoil = (typeof SPOILS)[number];

const TAIL_BYTES = 64 * 1024;

/** Spoils the films in `folder` that were not closed: what is closed has long been synced. */
export async function spoilOpen(folder: string, spoil: Spoil): Promise<void> {
  const store = await RecordingStore.open(folder, silentLogger, 'cam-1');
  for (const { id, state } of await store.list())
    if (state === 'recording' || state === 'saving') await spoilEnd((await store.paths(id)).film, spoil);
}

async function spoilEnd(path: string, spoil: Spoil): Promise<void> {
  // Its sidecar is there before it is.
  const size = await stat(path).then(
    (found) => found.size,
    () => 0,
  );
  const from = Math.max(0, size - TAIL_BYTES);
  if (size === 0 || spoil === 'none') return;
  if (spoil === 'torn') return truncate(path, from);
  const file = await open(path, 'r+');
  await file.write(new Uint8Array(size - from), 0, size - from, from);
  await file.close();
}
