import { join } from 'node:path';
import { receiveFile, type Received } from '#collection/receive-film.js';
import type { TakeView } from '#contracts/http/take-views.js';
import { isId } from '#contracts/ids.js';
import { mapBounded } from '#contracts/map-bounded.js';
import type { Client } from '../client/client.js';
import { stillPath } from '../client/takes-api.js';
import { formatBytes } from '../output/bytes.js';
import { nearPath } from '../output/near-path.js';
import { noteRefusal, type Refusal } from '../output/note-refusal.js';
import { fetchingFrom } from './api-films.js';
import type { TakeDownload } from './download-take.js';
import { manner } from './manner.js';

export type StillOutcome = { readonly cameraId: string; readonly file: string } & (
  Received | { readonly error: Refusal }
);

/** Fetches the pictures of a take side by side, goes on past those that fail, and prints each outcome. */
export function downloadStills(
  client: Client,
  { id, entries }: TakeView,
  { folder, atOnce, pace }: TakeDownload,
): Promise<StillOutcome[]> {
  const fetching = fetchingFrom(client, pace);
  const stills = entries.flatMap(({ still }) => (still && isId(still.cameraId) ? [still] : []));
  return mapBounded(stills, atOnce, async ({ cameraId, bytes, sha256 }) => {
    const file = `${cameraId}.jpg`;
    const wanted = { cameraId, id, bytes, sha256, path: stillPath(id, cameraId) };
    try {
      const path = join(folder, file);
      const done = await receiveFile(fetching, wanted, path, () => undefined);
      if (!client.json)
        client.output.line(`${nearPath(path)}  ${formatBytes(done.bytes)}, ${manner(done, wanted)}`);
      return { cameraId, file, ...done };
    } catch (error) {
      return { cameraId, file, error: noteRefusal(client.output, cameraId, error) };
    }
  });
}
