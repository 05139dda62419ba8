import type { Command } from 'commander';
import { TAKE_POLICIES } from '#contracts/http/take-policy.js';
import { TAKE_MODES } from '#contracts/messages/take.js';
import { STILL_SOURCES } from '#contracts/messages/still.js';
import { usageError } from '../cli-error.js';
import type { TakeWish } from '../client/takes-api.js';
import { readAssignments } from '../input/read-assignments.js';
import { readDuration } from '../input/read-duration.js';
import { readLimits } from '../input/read-limits.js';
import { readOneOf } from '../input/read-one-of.js';

/** What is said of a take to be made. */
export interface WishOptions {
  readonly still?: boolean;
  readonly source?: string;
  readonly name?: string;
  readonly slate?: string;
  readonly notes?: string;
  readonly preroll?: string;
  readonly duration?: string;
  readonly policy?: string;
  readonly mode?: string;
  readonly set?: readonly string[];
  readonly limit?: readonly string[];
}

export function addWishOptions(command: Command): Command {
  return command
    .option('--still', 'one picture of every camera at one instant, instead of films')
    .option(
      '--source <source>',
      'of stills: stream (if not given), or camera, at full size and with a time that is known less surely',
    )
    .option('--name <name>', 'what is taken, such as walk; takes of one name are numbered')
    .option('--slate <text>', 'such as 12A')
    .option('--notes <text>', 'whatever is to be known of it')
    .option('--preroll <duration>', 'what the cameras saw before, such as 5s')
    .option('--duration <duration>', 'ends by itself, such as after 10s; waits, and tells the verdict')
    .option('--policy <policy>', 'how many must be ready: all (if not given), majority or any')
    .option('--mode <mode>', 'clock (if not given), or framesync: the frames of all cameras in step')
    .option('--set <name=value>', 'a setting, put into force before; may be given again', collected)
    .option(
      '--limit <name=value>',
      'clock= and skew= in ms, dropped= in frames, temperature= in °C',
      collected,
    );
}

function collected(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}

export function wishOf(options: WishOptions): Omit<TakeWish, 'cameras'> {
  const { name, slate, notes, preroll, duration, policy, mode, set, limit } = options;
  return {
    ...stillOf(options),
    ...(name !== undefined && { name }),
    ...(slate !== undefined && { slate }),
    ...(notes !== undefined && { notes }),
    ...(preroll !== undefined && { prerollMs: readDuration(preroll) }),
    ...(duration !== undefined && { durationMs: readDuration(duration) }),
    ...(policy !== undefined && { policy: readOneOf('policy', TAKE_POLICIES, policy) }),
    ...(mode !== undefined && { mode: readOneOf('mode', TAKE_MODES, mode) }),
    ...(set && { settings: readAssignments(set) }),
    ...(limit && { limits: readLimits(limit) }),
  };
}

function stillOf({
  still = false,
  source,
  preroll,
  duration,
}: WishOptions): Pick<TakeWish, 'kind' | 'source'> {
  if (still && (preroll !== undefined || duration !== undefined))
    throw usageError('A picture has no length: --still goes without --preroll and --duration');
  if (source !== undefined && !still)
    throw usageError('Films come from the stream: --source goes with --still');
  return {
    ...(still && { kind: 'still' }),
    ...(source !== undefined && { source: readOneOf('source', STILL_SOURCES, source) }),
  };
}
