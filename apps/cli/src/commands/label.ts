import { usageError } from '../cli-error.js';
import { resolveCamera } from '../client/camera-names.js';
import { asClient, type Client } from '../client/client.js';
import type { AddCommand } from '../command.js';
import { EXIT, type ExitCode } from '../exit-code.js';
import { addClientOptions, type ClientOptions } from '../options/client-options.js';

interface NoteOptions extends ClientOptions {
  readonly none?: boolean;
}

export const addLabel: AddCommand = (program, context, finish) => {
  const command = program
    .command('label')
    .description('say what a camera is called, wherever it is shown and in the names of its films')
    .argument('<camera>', 'id, label or host name')
    .argument('[name]', 'what it is called from now on')
    .option('--none', 'take the name away: it is called by its host name again');
  addClientOptions(command, ['rollcall label cam-1 "stage left"', 'rollcall label cam-1 --none']).action(
    (camera: string, name: string | undefined, options: NoteOptions) =>
      asClient(context, options, finish, (client) => label(client, camera, name, options)),
  );
};

export const addTag: AddCommand = (program, context, finish) => {
  const command = program
    .command('tag')
    .description(
      'say by which words a camera can be sorted, in place of those it has; without words, show them',
    )
    .argument('<camera>', 'id, label or host name')
    .argument('[tags...]', 'up to 16 words')
    .option('--none', 'take all of them away');
  addClientOptions(command, ['rollcall tag cam-1 stage wide', 'rollcall tag cam-1 --none']).action(
    (camera: string, tags: string[], options: NoteOptions) =>
      asClient(context, options, finish, (client) => tag(client, camera, tags, options)),
  );
};

async function label(
  client: Client,
  camera: string,
  name: string | undefined,
  { none = false }: NoteOptions,
): Promise<ExitCode> {
  if (none === (name !== undefined)) throw usageError('Say the name, or --none: one of the two');
  const id = resolveCamera(camera, await client.api.services());
  const service = await client.api.note(id, { label: name ?? null });
  if (client.json) client.output.json(service);
  else client.output.line(`${id}: it is called "${service.label}"`);
  return EXIT.done;
}

async function tag(
  client: Client,
  camera: string,
  words: readonly string[],
  { none = false }: NoteOptions,
): Promise<ExitCode> {
  if (none && words.length > 0) throw usageError('Say the words, or --none, not both');
  const services = await client.api.services();
  const id = resolveCamera(camera, services);
  const isChange = none || words.length > 0;
  const service = isChange
    ? await client.api.note(id, { tags: words })
    : services.find((each) => each.id === id);
  const { tags = [] } = service ?? {};
  if (client.json) client.output.json({ cameraId: id, tags });
  else if (tags.length > 0) client.output.line(`${id}: ${tags.join(', ')}`);
  else client.output.note(`${id} has no tags.`);
  return EXIT.done;
}
