import type { IdentifyView } from '#contracts/http/views.js';
import { asClient, type Client } from '../client/client.js';
import { selectCameras } from '../client/selection.js';
import type { AddCommand } from '../command.js';
import { EXIT, type ExitCode } from '../exit-code.js';
import { addClientOptions, type ClientOptions } from '../options/client-options.js';
import { printBulk } from '../output/bulk-answer.js';

interface IdentifyOptions extends ClientOptions {
  readonly all?: boolean;
}

export const addIdentify: AddCommand = (program, context, finish) => {
  const command = program
    .command('identify')
    .description(
      'make cameras show themselves: their names in their pictures, lights on their boards that blink',
    )
    .argument('[cameras...]', 'ids, labels or host names, or group:NAME')
    .option('--all', 'every camera that is found');
  addClientOptions(command, ['rollcall identify cam-1', 'rollcall identify group:stage']).action(
    (cameras: string[], options: IdentifyOptions) =>
      asClient(context, options, finish, (client) => identify(client, cameras, options)),
  );
};

/** A camera that took the call and has nothing to show itself by is a failure, too: nobody sees which one it is. */
async function identify(
  client: Client,
  names: readonly string[],
  { all = false }: IdentifyOptions,
): Promise<ExitCode> {
  const answer = await client.api.identify(await selectCameras(client.api, names, all));
  if (answer.items.length === 0 && !client.json) client.output.note('No camera is found.');
  const code = printBulk(answer, client, ({ cameraId, shown }) => `${cameraId}: ${waysOf(shown)}`);
  const isUnseen = answer.items.some((item) => item.ok && !item.shown.overlay && !item.shown.led);
  return isUnseen ? EXIT.failed : code;
}

function waysOf({ overlay, led }: IdentifyView): string {
  const ways = [overlay && 'its name is in its picture', led && 'a light on its board blinks'];
  return ways.filter(Boolean).join(', ') || 'it has nothing to show itself by';
}
