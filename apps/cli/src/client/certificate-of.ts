import type { TakeCertificate } from '#contracts/http/certificate-views.js';
import type { TakeView } from '#contracts/http/take-views.js';
import { noteRefusal } from '../output/note-refusal.js';
import type { Client } from './client.js';
import { TakesApi } from './takes-api.js';

/** Whether any of its cameras has a film or a picture of it, or begins one. */
export function hasTaken({ entries }: Pick<TakeView, 'entries'>): boolean {
  return entries.some(({ recordings, still }) => still !== undefined || recordings.length > 0);
}

/** The certificate of a take that has films or pictures; undefined, with the reason said, where it is refused. */
export async function certificateOf(
  { rollcall, output }: Client,
  take: Pick<TakeView, 'id' | 'entries'>,
): Promise<TakeCertificate | undefined> {
  if (!hasTaken(take)) return undefined;
  try {
    return await new TakesApi(rollcall).certificate(take.id);
  } catch (error) {
    noteRefusal(output, 'certificate', error);
    return undefined;
  }
}
