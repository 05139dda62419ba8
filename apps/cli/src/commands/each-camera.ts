import { resolveCameras } from '../client/camera-names.js';
import type { Client } from '../client/client.js';
import { usageError } from '../cli-error.js';
import { EXIT, type ExitCode } from '../exit-code.js';
import { noteRefusal, type Refusal } from '../output/note-refusal.js';

/** Does one thing with each camera, goes on past those that refuse, and prints each outcome. */
export async function withEachCamera<T extends object>(
  client: Client,
  ids: readonly string[],
  act: (id: string) => Promise<T>,
  line: (done: T) => string,
): Promise<ExitCode> {
  const items: object[] = [];
  let code: ExitCode = EXIT.done;
  for (const cameraId of ids) {
    const outcome = await outcomeOf(client, cameraId, act, line);
    if (!outcome.ok) code = EXIT.failed;
    items.push({ cameraId, ...outcome });
  }
  if (client.json) client.output.json({ items });
  else if (items.length === 0) client.output.note('No camera is found.');
  return code;
}

async function outcomeOf<T extends object>(
  { output, json }: Client,
  id: string,
  act: (id: string) => Promise<T>,
  line: (done: T) => string,
): Promise<{ ok: boolean; error?: Refusal }> {
  try {
    const done = await act(id);
    if (!json) output.line(`${id}: ${line(done)}`);
    return { ok: true, ...done };
  } catch (error) {
    return { ok: false, error: noteRefusal(output, id, error) };
  }
}

/** The ids of the cameras that are named, or of all that are found. */
export async function namedOrFound(
  { api }: Client,
  names: readonly string[],
  all: boolean,
): Promise<string[]> {
  if (all === names.length > 0) throw usageError('Name the cameras, or say --all: one of the two');
  const services = await api.services();
  if (!all) return resolveCameras(names, services);
  return services.filter(({ kind, status }) => kind === 'camera' && status === 'found').map(({ id }) => id);
}
