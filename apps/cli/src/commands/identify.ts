import { asClient, type Client } from '../client/client.js';
import { resolveCamera } from '../client/camera-names.js';
import type { AddCommand } from '../command.js';
import { EXIT, type ExitCode } from '../exit-code.js';
import { addClientOptions, type ClientOptions } from '../options/client-options.js';

export const addIdentify: AddCommand = (program, context, finish) => {
  const command = program
    .command('identify')
    .description('make a camera show itself: its name in its picture, a light on its board that blinks')
    .argument('<camera>', 'id, label or host name');
  addClientOptions(command, ['rollcall identify cam-1']).action((camera: string, options: ClientOptions) =>
    asClient(context, options, finish, (client) => identify(client, camera)),
  );
};

async function identify({ api, json, output }: Client, name: string): Promise<ExitCode> {
  const camera = resolveCamera(name, await api.services());
  const answer = await api.identify(camera);
  const ways = [answer.overlay && 'its name is in its picture', answer.led && 'a light on its board blinks'];
  if (json) output.json({ cameraId: camera, ...answer });
  else output.line(`${camera}: ${ways.filter(Boolean).join(', ') || 'it has nothing to show itself by'}`);
  return answer.overlay || answer.led ? EXIT.done : EXIT.failed;
}
