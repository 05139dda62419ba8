import type { StreamEvent } from '#client/events/fleet-event.js';
import type { StreamItem } from '#client/events/follow-events.js';
import { asClient, type Client } from '../client/client.js';
import type { AddCommand } from '../command.js';
import type { ExitCode } from '../exit-code.js';
import { addClientOptions, type ClientOptions } from '../options/client-options.js';
import { formatDuration } from '../output/duration.js';
import { eventLine } from '../output/event-line.js';

export const addWatch: AddCommand = (program, context, finish) => {
  const command = program
    .command('watch')
    .description('print everything that happens, until Ctrl-C; a broken connection is made again');
  addClientOptions(command, [
    'rollcall watch',
    'rollcall watch --json | jq -r \'select(.type == "service.lost")\'',
  ]).action((options: ClientOptions) => asClient(context, options, finish, watch));
};

async function watch(client: Client): Promise<ExitCode> {
  const { signal, rollcall } = client;
  for await (const item of rollcall.events({ signal, once: true })) show(client, item);
  throw new Error('the event stream has no end');
}

function show(client: Client, item: StreamItem): void {
  const { output } = client;
  if (item.kind === 'broken')
    output.note(`${item.error.message}. Trying again in ${formatDuration(item.retryMs)}.`);
  else if (item.kind === 'back') output.note('The API is back.');
  else for (const event of item.events) showEvent(client, event);
}

/** In JSON each event as it came; a view or a reset has no time of its own. */
function showEvent({ output, json, clock }: Client, event: StreamEvent): void {
  const line: Readonly<Record<string, unknown>> = { ...event };
  if (json) output.jsonLine(line);
  else output.line(eventLine(event.type, 'time' in line ? line : { ...event.data }, clock.now()));
}
