import type { Schemas } from '#client/index.js';

/** What is asked of a camera. */
export type Change = Schemas['SettingsChangeArgs'];
export type WhileRecording = NonNullable<Change['whileRecording']>;
