import { asClient, type Client } from '../client/client.js';
import { followEvents, type StreamItem } from '../client/event-stream.js';
import { parseObject } from '../client/parse-object.js';
import type { StreamMessage } from '../client/stream-messages.js';
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
  for await (const item of followEvents(client)) show(client, item);
  throw new Error('the event stream has no end');
}

function show(client: Client, item: StreamItem): void {
  const { output } = client;
  if (item.kind === 'broken') output.note(`${item.why}. Trying again in ${formatDuration(item.retryMs)}.`);
  else if (item.kind === 'back') output.note('The API is back.');
  else showMessage(client, item.message);
}

function showMessage({ output, json, clock }: Client, message: StreamMessage): void {
  const data = parseObject(message.data);
  if (!data) output.note(`An event of the type ${message.event} cannot be read.`);
  else if (json) output.jsonLine('type' in data ? data : { type: message.event, data });
  else output.line(eventLine(message.event, data, clock.now()));
}
