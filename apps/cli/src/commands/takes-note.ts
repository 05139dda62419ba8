import { usageError } from '../cli-error.js';
import { asClient, type Client } from '../client/client.js';
import { TakesApi } from '../client/takes-api.js';
import type { AddCommand } from '../command.js';
import { EXIT, type ExitCode } from '../exit-code.js';
import { addClientOptions, type ClientOptions } from '../options/client-options.js';
import { takeTitle } from '../output/take-texts.js';
import { TAKE_HELP } from './takes-show.js';

interface NoteOptions extends ClientOptions {
  readonly none?: boolean;
  readonly slate?: string;
}

export const addTakeNote: AddCommand = (takes, context, finish) => {
  const command = takes
    .command('note')
    .description('write down what is to be known of a take, in place of what was written, or its slate')
    .argument('<take>', TAKE_HELP)
    .argument('[text]', 'what is to be known of it')
    .option('--none', 'take the notes away')
    .option('--slate <text>', 'such as 12A; "" takes it away');
  addClientOptions(command, [
    'rollcall takes note 4f7s2k3jq5abcdef "the best one"',
    'rollcall takes note 4f7s2k3jq5abcdef --slate 12B',
    'rollcall takes note 4f7s2k3jq5abcdef --none',
  ]).action((id: string, text: string | undefined) => {
    const options = command.optsWithGlobals<NoteOptions>();
    return asClient(context, options, finish, (client) => note(client, id, text, options));
  });
};

async function note(
  { rollcall, output, json }: Client,
  id: string,
  text: string | undefined,
  { none = false, slate }: NoteOptions,
): Promise<ExitCode> {
  if (none && text !== undefined) throw usageError('Say the text, or --none, not both');
  const notes = none ? '' : text;
  if (notes === undefined && slate === undefined) throw usageError('Say the text, --none or --slate');
  const change = { ...(notes !== undefined && { notes }), ...(slate !== undefined && { slate }) };
  const take = await new TakesApi(rollcall).change(id, change);
  if (json) output.json(take);
  else
    output.line(
      `${id}: ${takeTitle(take)}${(take.notes ?? '') === '' ? ', without notes' : `: ${take.notes}`}`,
    );
  return EXIT.done;
}
