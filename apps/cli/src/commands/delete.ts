import { resolveCamera } from '../client/camera-names.js';
import { asClient, type Client } from '../client/client.js';
import type { AddCommand } from '../command.js';
import { EXIT, type ExitCode } from '../exit-code.js';
import { addClientOptions, type ClientOptions } from '../options/client-options.js';
import { noteRefusal, type Refusal } from '../output/note-refusal.js';

interface Outcome {
  readonly recordingId: string;
  readonly ok: boolean;
  readonly error?: Refusal;
}

export const addDelete: AddCommand = (program, context, finish) => {
  const command = program
    .command('delete')
    .description('delete recordings from a camera, for good')
    .argument('<camera>', 'id, label or host name')
    .argument('<recordings...>', 'ids, as "rollcall recordings" lists them');
  addClientOptions(command, ['rollcall delete cam-1 4f7s2k3jq5abcdef']).action(
    (camera: string, recordings: string[], options: ClientOptions) =>
      asClient(context, options, finish, (client) => deleteAll(client, camera, recordings)),
  );
};

async function deleteAll(client: Client, camera: string, recordings: readonly string[]): Promise<ExitCode> {
  const cameraId = resolveCamera(camera, await client.api.services());
  const items: Outcome[] = [];
  for (const id of recordings) items.push(await deleteOne(client, cameraId, id));
  if (client.json) client.output.json({ cameraId, items });
  return items.every((item) => item.ok) ? EXIT.done : EXIT.failed;
}

async function deleteOne(client: Client, cameraId: string, recordingId: string): Promise<Outcome> {
  try {
    await client.api.deleteRecording(cameraId, recordingId);
    if (!client.json) client.output.line(`${cameraId}: deleted ${recordingId}`);
    return { recordingId, ok: true };
  } catch (error) {
    const refusal = noteRefusal(client.output, `${cameraId}: ${recordingId}`, error);
    return { recordingId, ok: false, error: refusal };
  }
}
