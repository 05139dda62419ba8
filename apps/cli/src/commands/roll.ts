import { TAKE_POLICIES, type TakePolicy } from '#contracts/http/take-policy.js';
import type { TakeView } from '#contracts/http/take-views.js';
import { TAKE_MODES, type TakeMode } from '#contracts/messages/take.js';
import { usageError } from '../cli-error.js';
import { asClient, type Client } from '../client/client.js';
import { noteMissing } from '../client/note-missing.js';
import { selectCameras } from '../client/selection.js';
import { TakesApi, type TakeWish } from '../client/takes-api.js';
import type { AddCommand } from '../command.js';
import type { ExitCode } from '../exit-code.js';
import { readAssignments } from '../input/read-assignments.js';
import { readDuration } from '../input/read-duration.js';
import { readLimits } from '../input/read-limits.js';
import { Interrupted } from '../interrupted.js';
import { addClientOptions, type ClientOptions } from '../options/client-options.js';
import { rollTake } from './roll-take.js';

interface RollOptions extends ClientOptions {
  readonly all?: boolean;
  readonly group?: string;
  readonly name?: string;
  readonly slate?: string;
  readonly notes?: string;
  readonly preroll?: string;
  readonly duration?: string;
  readonly policy?: string;
  readonly mode?: string;
  readonly set?: readonly string[];
  readonly limit?: readonly string[];
  readonly take?: string;
  readonly anyway?: boolean;
  readonly armOnly?: boolean;
}

const AFTER = `
The cameras are armed first: each says whether it is ready, or what hinders it. A take whose policy is not met is not
rolled, and its cameras are let go of. Exit code 0: every camera that the policy asks for rolls, and with --duration the
verdict of the take is no "fail".`;

export const addRoll: AddCommand = (program, context, finish) => {
  const command = program
    .command('roll')
    .description('roll a take: all cameras from one instant, once they have said that they are ready')
    .argument(
      '[cameras...]',
      'ids, labels or host names, or group:NAME; every one that is found if not given',
    )
    .option('--all', 'every camera that is found (also without it, where none is named)')
    .option('--group <name>', 'the cameras of a group')
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
    )
    .option('--anyway', 'roll those that are ready, whatever the policy says')
    .option('--arm-only', 'hold those that are ready, up to ten minutes, and do not roll yet')
    .option('--take <id>', 'go on with a take that was armed');
  addClientOptions(command, [
    'rollcall roll --name walk --duration 10s',
    'rollcall roll cam-1 cam-2 --slate 12A --set preset=1080p30 --limit clock=5',
    'rollcall roll --group stage --policy majority --preroll 2s',
    'rollcall roll --arm-only; rollcall roll --take 4f7s2k3jq5abcdef',
  ])
    .addHelpText('after', AFTER)
    .action((cameras: string[], options: RollOptions) =>
      asClient(context, options, finish, (client) => roll(client, cameras, options)),
    );
};

function collected(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}

async function roll(client: Client, names: readonly string[], options: RollOptions): Promise<ExitCode> {
  const { take, anyway = false, armOnly = false } = options;
  const armed =
    take === undefined ? await armNew(client, names, options) : await armKnown(client, take, names, options);
  return rollTake(client, armed, { anyway, armOnly });
}

async function armNew(client: Client, names: readonly string[], options: RollOptions): Promise<TakeView> {
  const wish = wishOf(options);
  const { api, rollcall, output } = client;
  const given = options.group === undefined ? names : [...names, `group:${options.group}`];
  const cameras = await selectCameras(api, given, options.all === true || given.length === 0);
  if (cameras === 'all') await noteMissing(client);
  try {
    return await new TakesApi(rollcall).make({ cameras, ...wish });
  } catch (error) {
    if (error instanceof Interrupted)
      output.note(
        'Nothing rolls. Cameras may be held, up to ten minutes: "rollcall takes" lists the take, "rollcall takes cancel" lets go of them.',
      );
    throw error;
  }
}

/** As it was armed; where that is not enough, or nothing else is wanted, the cameras are asked once more. */
async function armKnown(
  { rollcall }: Client,
  id: string,
  names: readonly string[],
  options: RollOptions,
): Promise<TakeView> {
  if (names.length > 0 || Object.keys(wishOf(options)).length > 0 || options.all || options.group)
    throw usageError('A take that was armed has its cameras and all else: --take goes with --anyway alone');
  const takes = new TakesApi(rollcall);
  const take = await takes.one(id);
  return take.state === 'armed' && take.mayRoll === true && !options.armOnly ? take : takes.arm(id);
}

function wishOf(options: RollOptions): Omit<TakeWish, 'cameras'> {
  const { name, slate, notes, preroll, duration, policy, mode, set, limit } = options;
  return {
    ...(name !== undefined && { name }),
    ...(slate !== undefined && { slate }),
    ...(notes !== undefined && { notes }),
    ...(preroll !== undefined && { prerollMs: readDuration(preroll) }),
    ...(duration !== undefined && { durationMs: readDuration(duration) }),
    ...(policy !== undefined && { policy: readPolicy(policy) }),
    ...(mode !== undefined && { mode: readMode(mode) }),
    ...(set && { settings: readAssignments(set) }),
    ...(limit && { limits: readLimits(limit) }),
  };
}

function readPolicy(text: string): TakePolicy {
  const policy = TAKE_POLICIES.find((each) => each === text);
  if (policy) return policy;
  throw usageError(`There is no policy "${text}"`, `There are ${TAKE_POLICIES.join(', ')}.`);
}

function readMode(text: string): TakeMode {
  const mode = TAKE_MODES.find((each) => each === text);
  if (mode) return mode;
  throw usageError(`There is no mode "${text}"`, `There are ${TAKE_MODES.join(', ')}.`);
}
