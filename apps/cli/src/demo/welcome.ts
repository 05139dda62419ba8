import type { Snapshot } from '#contracts/http/views.js';
import type { Environment } from '#runtime/env.js';
import { localClient } from '../client/local-client.js';
import { signInLines } from '../client/sign-in-lines.js';
import { readSnapshot } from '../client/snapshot.js';
import type { Context } from '../context.js';
import { delay } from '#contracts/delay.js';
import { usageLines } from '../options/usage-lines.js';
import { SERVICE_COLUMNS, serviceRows } from '../output/service-table.js';

const LOOK_MS = 100;
const FOUND_MS = 10_000;

interface CameraProcess {
  /** The id of the camera. */
  readonly name: string;
  readonly pid: number | undefined;
}

/** Lists the cameras once all of them are found, and says what to try. */
export async function welcome(
  context: Context,
  env: Environment,
  url: string,
  cameras: readonly CameraProcess[],
): Promise<void> {
  const { output, clock } = context;
  const ids = cameras.map(({ name }) => name);
  const view = await found(context, env, url, ids);
  output.line();
  output.table(SERVICE_COLUMNS, serviceRows(view, clock.now()));
  output.line();
  if (!allFound(view, ids)) output.line('Not every camera was found yet: see "npx rollcall ls" in a moment.');
  const lines = usageLines(env, url);
  output.line(`The token is in ${lines.tokenPlace}. Try in another terminal:`);
  output.line(`  ${lines.curl('/services')}`);
  output.line(`  ${lines.rollcall('record --all --for 10s')}`);
  for (const line of await signInLines(context, env, url)) output.line(line);
  for (const { name, pid } of cameras.slice(-1)) output.line(`To see one lost: kill ${pid ?? ''} (${name})`);
  output.line('Ctrl-C ends the demo.');
}

async function found(
  context: Context,
  env: Environment,
  url: string,
  ids: readonly string[],
): Promise<Snapshot> {
  const { clock, signal } = context;
  const rollcall = await localClient(context, env, url);
  const end = clock.monotonic() + FOUND_MS;
  for (;;) {
    const view = await readSnapshot(rollcall, signal);
    if (allFound(view, ids) || clock.monotonic() > end) return view;
    await delay(clock, LOOK_MS, signal);
  }
}

function allFound({ services, cameras }: Snapshot, ids: readonly string[]): boolean {
  return ids.every(
    (id) =>
      services.some((service) => service.id === id && service.status === 'found') &&
      cameras.some((camera) => camera.id === id && camera.status === 'standing-by'),
  );
}
