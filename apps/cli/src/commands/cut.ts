import { CliError, usageError } from '../cli-error.js';
import { asClient, type Client } from '../client/client.js';
import { readSnapshot } from '../client/snapshot.js';
import { TakesApi } from '../client/takes-api.js';
import type { AddCommand } from '../command.js';
import type { ExitCode } from '../exit-code.js';
import { addClientOptions, type ClientOptions } from '../options/client-options.js';
import { takeTitle } from '../output/take-texts.js';
import { tellResult } from './take-to-the-end.js';

export const addCut: AddCommand = (program, context, finish) => {
  const command = program
    .command('cut')
    .description('end a take: all its cameras at one instant; tells what each has, and the verdict')
    .argument('[take]', 'id, as "rollcall takes" lists it; the one that rolls if not given');
  addClientOptions(command, ['rollcall cut', 'rollcall cut 4f7s2k3jq5abcdef --json']).action(
    (id: string | undefined, options: ClientOptions) =>
      asClient(context, options, finish, (client) => cut(client, id)),
  );
};

async function cut(client: Client, id: string | undefined): Promise<ExitCode> {
  const take = await new TakesApi(client.rollcall).cut(id ?? (await rollingTake(client)));
  return tellResult(client, take);
}

async function rollingTake({ rollcall, signal }: Client): Promise<string> {
  const { takes = [] } = await readSnapshot(rollcall, signal);
  const rolling = takes.filter(({ state }) => state === 'rolling');
  const [only] = rolling;
  if (!only)
    throw new CliError('failed', 'No take rolls', {
      code: 'take-over',
      advice: 'See "rollcall takes" for those there are.',
    });
  if (rolling.length === 1) return only.id;
  const named = rolling.map((take) => `${take.id} (${takeTitle(take)})`).join(', ');
  throw usageError(`${rolling.length} takes roll: ${named}`, 'Say which is to be cut.');
}
