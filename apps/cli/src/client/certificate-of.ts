import type { TakeCertificate } from '#contracts/http/certificate-views.js';
import type { TakeView } from '#contracts/http/take-views.js';
import { noteRefusal } from '../output/note-refusal.js';
import type { Client } from './client.js';
import { TakesApi } from './takes-api.js';

/** The certificate of a take that has films; undefined, with the reason said, where it is refused. */
export async function certificateOf(
  { rollcall, output }: Client,
  { id, entries }: Pick<TakeView, 'id' | 'entries'>,
): Promise<TakeCertificate | undefined> {
  if (entries.every(({ recordings }) => recordings.length === 0)) return undefined;
  try {
    return await new TakesApi(rollcall).certificate(id);
  } catch (error) {
    noteRefusal(output, 'certificate', error);
    return undefined;
  }
}
