import { noteRefusal } from '../output/note-refusal.js';
import { rosterText } from '../output/roster-text.js';
import type { Client } from './client.js';

/** Says who of those expected is missing. That somebody is, or that nobody can say so, stops no recording. */
export async function noteMissing({ api, output }: Client): Promise<void> {
  try {
    const roster = await api.roster();
    if (roster.missing.length > 0) output.note(`Not everybody is there: ${rosterText(roster)}.`);
  } catch (error) {
    noteRefusal(output, 'roster', error);
  }
}
