import { join } from 'node:path';
import { type Received, receiveFilm } from '#collection/receive-film.js';
import type { WantedFilm } from '#collection/wanted-film.js';
import type { FleetRecordings } from '#contracts/http/views.js';
import type { Client } from '../client/client.js';
import { fetchingFrom } from '../download/api-films.js';
import { fileNameOf } from '../download/file-name.js';
import { manner } from '../download/manner.js';
import { EXIT, type ExitCode } from '../exit-code.js';
import { formatBytes } from '../output/bytes.js';
import { nearPath } from '../output/near-path.js';
import { noteRefusal, type Refusal } from '../output/note-refusal.js';
import { progressBar } from '../output/progress-bar.js';

/** Downloads one after the other and goes on past those that fail; prints each outcome. */
export async function downloadEach(
  client: Client,
  recordings: readonly WantedFilm[],
  folder: string,
  unreached: FleetRecordings['unreached'],
): Promise<ExitCode> {
  const items: object[] = [];
  let code: ExitCode = EXIT.done;
  for (const recording of recordings) {
    const file = join(folder, fileNameOf(recording));
    const outcome = await downloadOne(client, recording, file);
    if ('error' in outcome) code = EXIT.failed;
    items.push({ cameraId: recording.cameraId, recordingId: recording.id, file, ...outcome });
  }
  if (client.json) client.output.json({ items, unreached });
  else if (items.length === 0) client.output.note('There is nothing to download.');
  return code;
}

type Outcome = Received | { readonly error: Refusal };

async function downloadOne(client: Client, recording: WantedFilm, file: string): Promise<Outcome> {
  const { output, json } = client;
  const bar = progressBar(output, recording.bytes, recording.cameraId);
  try {
    const done = await receiveFilm(fetchingFrom(client), recording, file, (bytes, total) =>
      bar.update(bytes, `${formatBytes(bytes)} of ${formatBytes(total)}`),
    );
    bar.clear();
    if (!json) output.line(`${nearPath(file)}  ${formatBytes(done.bytes)}, ${manner(done, recording)}`);
    return done;
  } catch (error) {
    bar.clear();
    return { error: noteRefusal(output, recording.cameraId, error) };
  }
}
