import type { CameraSettings } from '#contracts/messages/camera-settings.js';
import { usageError } from '../cli-error.js';
import { resolveCamera } from '../client/camera-names.js';
import { isGroup } from '../client/selection.js';
import { asClient, type Client } from '../client/client.js';
import type { Cameras } from '../client/fleet-api.js';
import type { AddCommand } from '../command.js';
import { EXIT, type ExitCode } from '../exit-code.js';
import { readAssignments } from '../input/read-assignments.js';
import { addClientOptions, type ClientOptions } from '../options/client-options.js';
import { problemLine } from '../output/problem-line.js';

interface SettingsOptions extends ClientOptions {
  readonly all?: boolean;
}

export const addSettings: AddCommand = (program, context, finish) => {
  const command = program
    .command('settings')
    .description('show the settings of a camera, or change those that are given')
    .argument('[camera]', 'id, label or host name, or group:NAME; not with --all')
    .argument('[values...]', 'name=value; reset=name, lock=name and whileRecording=split too')
    .option('--all', 'every camera that is found');
  addClientOptions(command, [
    'rollcall settings cam-1',
    'rollcall settings cam-1 preset=720p60 brightness=0.2',
    'rollcall settings --all rotation=180 annotate="hall 3"',
  ]).action((camera: string | undefined, values: string[], options: SettingsOptions) =>
    asClient(context, options, finish, (client) => settings(client, camera, values, options)),
  );
};

async function settings(
  client: Client,
  first: string | undefined,
  values: readonly string[],
  { all }: SettingsOptions,
): Promise<ExitCode> {
  const given = first === undefined ? [] : [first];
  if (all) return changeMany(client, 'all', [...given, ...values]);
  if (first === undefined) throw usageError('Name the camera, or say --all');
  const { api } = client;
  if (isGroup(first)) return changeMany(client, first, values);
  const changes = readAssignments(values);
  const camera = resolveCamera(first, await api.services());
  if (values.length > 0) return print(client, await api.changeSettings([camera], changes));
  const { settings } = await api.camera(camera);
  if (client.json) client.output.json(settings);
  else for (const line of linesOf(settings)) client.output.line(line);
  return EXIT.done;
}

async function changeMany(client: Client, cameras: Cameras, values: readonly string[]): Promise<ExitCode> {
  if (values.length === 0) throw usageError('With many cameras say what to set, such as rotation=180');
  return print(client, await client.api.changeSettings(cameras, readAssignments(values)));
}

function print(
  { json, output }: Client,
  answer: Awaited<ReturnType<Client['api']['changeSettings']>>,
): ExitCode {
  if (json) output.json(answer);
  else
    for (const item of answer.items) {
      if (item.ok) output.line(`${item.cameraId}: ${linesOf(item.settings).join(' ')}`);
      else output.note(problemLine(item.cameraId, item.error));
    }
  return answer.items.every(({ ok }) => ok) ? EXIT.done : EXIT.failed;
}

/** `name=value`, as it would be given; what the camera does, where it tells, else what was asked. */
function linesOf({ desired, reported, notTaken = [] }: CameraSettings): string[] {
  const lines = Object.entries({ ...desired, ...reported }).map(
    ([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`,
  );
  return [...lines, ...notTaken.map(({ name, detail }) => `(${name} is not taken: ${detail})`)];
}
