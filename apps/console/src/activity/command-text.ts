import type { Schemas } from '#client/index.js';

/** The API tells no others, and each needs words. */
const COMMANDS: Readonly<Record<Schemas['CommandView']['command'], string>> = {
  'recording-start': 'started a recording',
  'recording-stop': 'stopped the recording',
  'recording-delete': 'deleted a recording',
  'recording-keep': 'changed whether a recording is kept',
  'settings-change': 'changed settings',
  'still-take': 'took a still',
  'take-arm': 'armed a take',
  'take-roll': 'rolled a take',
  'take-cut': 'cut a take',
  'take-cancel': 'cancelled a take',
  'take-change': 'wrote on the slate or the notes of a take',
  'take-delete': 'had a take forgotten',
  'take-disarm': 'let the camera go from a take',
  'take-sync': 'brought the camera into step for a take',
  'take-collect': 'had a take collected',
  'take-collect-stop': 'stopped the collecting of a take',
  'originals-delete': 'had films deleted whose copies are safe',
  'camera-open': 'opened the camera',
  'camera-close': 'closed the camera',
  'camera-note': 'changed name or tags',
  identify: 'had the camera show itself',
  power: 'switched the host off or started it anew',
  'group-put': 'changed the group',
  'group-delete': 'removed the group',
  forget: 'had it forgotten',
  'roster-set': 'changed who is expected',
  search: 'searched',
};

/** What somebody wanted done, behind their name. A newer API may know more commands. */
export function commandText(command: string): string {
  return (COMMANDS as Readonly<Record<string, string>>)[command] ?? command;
}
