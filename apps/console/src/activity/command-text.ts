const COMMANDS: Readonly<Record<string, string>> = {
  'recording-start': 'started a recording',
  'recording-stop': 'stopped the recording',
  'recording-delete': 'deleted a recording',
  'recording-keep': 'changed whether a recording is kept',
  'settings-change': 'changed settings',
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
  return COMMANDS[command] ?? command;
}
