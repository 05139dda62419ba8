import type { Service } from '#contracts/messages/registry.js';
import { usageError } from '../cli-error.js';
import { asClient, type Client } from '../client/client.js';
import { resolveLost } from '../client/lost-names.js';
import type { AddCommand } from '../command.js';
import { EXIT, type ExitCode } from '../exit-code.js';
import { addClientOptions, type ClientOptions } from '../options/client-options.js';
import { noteRefusal, type Refusal } from '../output/note-refusal.js';

interface ForgetOptions extends ClientOptions {
  readonly lost?: boolean;
}

interface Outcome {
  readonly id: string;
  readonly ok: boolean;
  readonly error?: Refusal;
}

export const addForget: AddCommand = (program, context, finish) => {
  const command = program
    .command('forget')
    .description('forget lost services, such as a camera that was taken away; what comes back is found again')
    .argument('[names...]', 'ids, labels or host names')
    .option('--lost', 'every service that is lost');
  addClientOptions(command, ['rollcall forget left-3', 'rollcall forget --lost']).action(
    (names: string[], options: ForgetOptions) =>
      asClient(context, options, finish, (client) => forget(client, names, options.lost === true)),
  );
};

async function forget(client: Client, names: readonly string[], lost: boolean): Promise<ExitCode> {
  if (lost === names.length > 0) throw usageError('Name the services, or say --lost: one of the two');
  const services = await client.api.services();
  const items: Outcome[] = [];
  for (const id of lost ? lostOf(services) : resolveLost(names, services))
    items.push(await forgetOne(client, id));
  if (client.json) client.output.json({ items });
  else if (items.length === 0) client.output.note('No service is lost.');
  return items.every(({ ok }) => ok) ? EXIT.done : EXIT.failed;
}

async function forgetOne({ api, output, json }: Client, id: string): Promise<Outcome> {
  try {
    await api.forget(id);
    if (!json) output.line(`${id}: forgotten`);
    return { id, ok: true };
  } catch (error) {
    return { id, ok: false, error: noteRefusal(output, id, error) };
  }
}

function lostOf(services: readonly Service[]): string[] {
  return services.filter(({ status }) => status === 'lost').map(({ id }) => id);
}
