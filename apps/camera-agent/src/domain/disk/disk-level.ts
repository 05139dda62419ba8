import type { DiskState } from '#contracts/messages/agent-state.js';

export type DiskLevel = NonNullable<DiskState['level']>;

const LOW_S = 30 * 60;
/** A level that is left where it is entered would come and go with every film that is deleted. */
const LOW_NO_MORE_S = 40 * 60;

export interface DiskRoom {
  readonly freeBytes: number;
  readonly reserveBytes: number;
  /** Of the camera, whether or not it is recorded: what a recording would take. */
  readonly bytesPerSecond: number;
}

/** How much room there is, by how long a recording could go on; `before` is the level until now. */
export function diskLevel(
  before: DiskLevel | undefined,
  { freeBytes, reserveBytes, bytesPerSecond }: DiskRoom,
): DiskLevel {
  const room = freeBytes - reserveBytes;
  if (room < 0) return 'full';
  const wasLess = before === 'low' || before === 'full';
  return room < bytesPerSecond * (wasLess ? LOW_NO_MORE_S : LOW_S) ? 'low' : 'ok';
}
