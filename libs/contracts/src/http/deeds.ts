import { COMMANDS } from '../messages/command-args.js';

/** What somebody can have done by the API, as the journal names it: commands to agents, and what the API does itself. */
export const DEEDS = [
  ...COMMANDS,
  'take-roll',
  'take-cut',
  'take-cancel',
  'take-change',
  'take-delete',
  'take-collect',
  'take-collect-stop',
  'originals-delete',
  'camera-note',
  'group-put',
  'group-delete',
  'forget',
  'roster-set',
  'search',
] as const;
export type DeedName = (typeof DEEDS)[number];
