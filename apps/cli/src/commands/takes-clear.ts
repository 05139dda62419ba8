import type { OriginalItem } from '#contracts/http/collection-views.js';
import { asClient, type Client } from '../client/client.js';
import { TakesApi } from '../client/takes-api.js';
import type { AddCommand } from '../command.js';
import { EXIT, type ExitCode } from '../exit-code.js';
import { askYes } from '../input/ask-yes.js';
import { addClientOptions, type ClientOptions } from '../options/client-options.js';
import { problemLine } from '../output/problem-line.js';
import { filmsText, takeTitle } from '../output/take-texts.js';
import { TAKE_HELP } from './takes-show.js';

interface ClearOptions extends ClientOptions {
  readonly yes?: boolean;
}

export const addTakeClear: AddCommand = (takes, context, finish) => {
  const command = takes
    .command('clear')
    .description('delete from the cameras the films of a take whose copies on the operator host prove good')
    .argument('<take>', TAKE_HELP)
    .option('--yes', 'do not ask first');
  addClientOptions(command, [
    'rollcall takes clear 4f7s2k3jq5abcdef',
    'rollcall takes clear 4f7s2k3jq5abcdef --yes',
  ]).action((id: string) => {
    const options = command.optsWithGlobals<ClearOptions>();
    return asClient(context, options, finish, (client) => clear(client, id, options));
  });
};

async function clear(client: Client, id: string, { yes }: ClearOptions): Promise<ExitCode> {
  const { output, json } = client;
  const api = new TakesApi(client.rollcall);
  const take = await api.one(id);
  const { verified, films } = await api.collection(id);
  const question = `Safe on the operator host: ${verified} of ${filmsText(films)} of ${takeTitle(take)}. Delete them from the cameras?`;
  if (yes !== true && !(await askYes(client, question))) {
    output.note('Nothing was deleted.');
    return EXIT.failed;
  }
  const { items } = await api.removeOriginals(id);
  if (json) output.json({ takeId: id, items });
  else for (const item of items) tell(client, item);
  return items.every(({ ok }) => ok) ? EXIT.done : EXIT.failed;
}

function tell({ output }: Client, item: OriginalItem): void {
  const { cameraId, file } = item;
  if (!item.ok) output.note(problemLine(cameraId, item.error));
  else if (item.deleted) output.line(`${cameraId}: deleted ${file}, whose copy was checked`);
  else output.line(`${cameraId}: ${file} was not there any more`);
}
