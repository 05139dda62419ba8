import type { Search } from '#contracts/messages/search.js';
import { CliError } from '../cli-error.js';
import { asClient, type Client } from '../client/client.js';
import { readSnapshot } from '../client/snapshot.js';
import type { AddCommand } from '../command.js';
import { delay } from '#contracts/delay.js';
import { EXIT, type ExitCode } from '../exit-code.js';
import { addClientOptions, type ClientOptions } from '../options/client-options.js';
import { formatDuration } from '../output/duration.js';
import { SERVICE_COLUMNS, serviceRows } from '../output/service-table.js';

const LOOK_MS = 200;
/** A search lasts a second longer than its window; this is how much longer still it may take to be seen. */
const GRACE_MS = 10_000;

export const addSearch: AddCommand = (program, context, finish) => {
  const command = program
    .command('search')
    .description('search the network now, wait for the end, list what is found');
  addClientOptions(command, ['rollcall search']).action((options: ClientOptions) =>
    asClient(context, options, finish, search),
  );
};

async function search(client: Client): Promise<ExitCode> {
  const started = await client.api.startSearch();
  const ended = await finished(client, started);
  const view = await readSnapshot(client.rollcall, client.signal);
  const found = view.services.filter((service) => service.status === 'found');
  if (client.json) {
    client.output.json({ search: ended, services: found });
    return EXIT.done;
  }
  if (found.length > 0)
    client.output.table(SERVICE_COLUMNS, serviceRows({ ...view, services: found }, client.clock.now()));
  client.output.note(summary(ended));
  return EXIT.done;
}

async function finished(client: Client, started: Search): Promise<Search> {
  const end = client.clock.monotonic() + started.windowMs + GRACE_MS;
  for (let latest = started; ; latest = await client.api.latestSearch()) {
    if (latest.state === 'finished' && latest.id === started.id) return latest;
    // A later search began: this one has ended, and its own counts are no longer told.
    if (latest.id !== started.id) return { ...started, state: 'finished' };
    if (client.clock.monotonic() > end) break;
    await delay(client.clock, LOOK_MS, client.signal);
  }
  throw new CliError('failed', 'The search did not end in time', { advice: 'See the log of discovery.' });
}

function summary({ answered, found, lost, startedAt, finishedAt }: Search): string {
  const took =
    finishedAt === undefined ? '' : ` in ${formatDuration(Date.parse(finishedAt) - Date.parse(startedAt))}`;
  return `${answered} answered${took}: ${found} newly found, ${lost} lost.`;
}
