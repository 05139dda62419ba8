import { reasonToKeep } from '#collection/may-delete.js';
import { ApiError } from '#client/api-error.js';
import type { Client } from '../client/client.js';
import { noteRefusal } from '../output/note-refusal.js';
import type { FilmOutcome } from './download-take.js';

/** `kept`: it is marked so on its camera; `gone`: it was not there any more; `refused`: somebody was told why. */
export type Deletion = 'deleted' | 'kept' | 'gone' | 'refused';

/** Whether the copy is, to the bit, what the camera wrote down. */
export function isVerified(film: FilmOutcome): boolean {
  return !('error' in film) && film.verified;
}

/** Deletes a film from its camera whose copy was checked; never one that is marked to be kept, or that is another by now. */
export async function deleteVerified(client: Client, film: FilmOutcome): Promise<Deletion | undefined> {
  if ('error' in film || !film.verified) return undefined;
  const { cameraId, id } = film.recording;
  const said = (text: string): void => {
    if (!client.json) client.output.line(`${cameraId}: ${text}`);
  };
  try {
    const reason = reasonToKeep(await client.api.recording(cameraId, id), film.sha256);
    if (reason) {
      said(reason.message);
      return reason.code === 'marked-keep' ? 'kept' : 'refused';
    }
    await client.api.deleteRecording(cameraId, id);
    said(`deleted ${id}, whose copy was checked`);
    return 'deleted';
  } catch (error) {
    if (error instanceof ApiError && error.code === 'unknown-recording') return 'gone';
    noteRefusal(client.output, `${cameraId}: ${id}`, error);
    return 'refused';
  }
}
