import type { TakeView } from '#contracts/http/take-views.js';
import { usageError } from '../cli-error.js';
import { armedUnlessInterrupted } from '../client/armed-unless-interrupted.js';
import { asClient, type Client } from '../client/client.js';
import { noteMissing } from '../client/note-missing.js';
import { selectCameras } from '../client/selection.js';
import { TakesApi } from '../client/takes-api.js';
import type { AddCommand } from '../command.js';
import type { ExitCode } from '../exit-code.js';
import { addClientOptions, type ClientOptions } from '../options/client-options.js';
import { rollTake } from './roll-take.js';
import { addWishOptions, wishOf, type WishOptions } from './roll-wish.js';

interface RollOptions extends ClientOptions, WishOptions {
  readonly all?: boolean;
  readonly group?: string;
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
    .option('--group <name>', 'the cameras of a group');
  addWishOptions(command)
    .option('--anyway', 'roll those that are ready, whatever the policy says')
    .option('--arm-only', 'hold those that are ready, up to ten minutes, and do not roll yet')
    .option('--take <id>', 'go on with a take that was armed');
  addClientOptions(command, [
    'rollcall roll --name walk --duration 10s',
    'rollcall roll cam-1 cam-2 --slate 12A --set preset=1080p30 --limit clock=5',
    'rollcall roll --group stage --policy majority --preroll 2s',
    'rollcall roll --still --name pose --limit skew=100',
    'rollcall roll --arm-only; rollcall roll --take 4f7s2k3jq5abcdef',
  ])
    .addHelpText('after', AFTER)
    .action((cameras: string[], options: RollOptions) =>
      asClient(context, options, finish, (client) => roll(client, cameras, options)),
    );
};

async function roll(client: Client, names: readonly string[], options: RollOptions): Promise<ExitCode> {
  const { take, anyway = false, armOnly = false } = options;
  const armed =
    take === undefined ? await armNew(client, names, options) : await armKnown(client, take, names, options);
  return rollTake(client, armed, { anyway, armOnly });
}

async function armNew(client: Client, names: readonly string[], options: RollOptions): Promise<TakeView> {
  const wish = wishOf(options);
  const { api } = client;
  const given = options.group === undefined ? names : [...names, `group:${options.group}`];
  const cameras = await selectCameras(api, given, options.all === true || given.length === 0);
  if (cameras === 'all') await noteMissing(client);
  return armedUnlessInterrupted(client, (takes) => takes.make({ cameras, ...wish }));
}

/** As it was armed; where that is not enough, or nothing else is wanted, the cameras are asked once more. */
async function armKnown(
  client: Client,
  id: string,
  names: readonly string[],
  options: RollOptions,
): Promise<TakeView> {
  if (names.length > 0 || Object.keys(wishOf(options)).length > 0 || options.all || options.group)
    throw usageError('A take that was armed has its cameras and all else: --take goes with --anyway alone');
  const take = await new TakesApi(client.rollcall).one(id);
  if (take.state === 'armed' && take.mayRoll === true && !options.armOnly) return take;
  return armedUnlessInterrupted(client, (takes) => takes.arm(id));
}
