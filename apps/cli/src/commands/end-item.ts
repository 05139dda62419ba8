import type { Command } from 'commander';
import { AccessApi } from '../client/access-api.js';
import { asClient } from '../client/client.js';
import type { Finish } from '../command.js';
import type { Context } from '../context.js';
import { EXIT } from '../exit-code.js';
import { addClientOptions, type ClientOptions } from '../options/client-options.js';

interface EndCommand {
  readonly verb: 'revoke' | 'remove';
  readonly description: string;
  /** What names the thing, and what its help says. */
  readonly argument: readonly [key: 'id' | 'name', help: string];
  readonly example: string;
  readonly end: (api: AccessApi, key: string) => Promise<void>;
}

/** Adds the command that ends one of the things that an admin keeps. */
export function addEnd(
  parent: Command,
  context: Context,
  finish: Finish,
  { verb, description, argument: [key, help], example, end }: EndCommand,
): void {
  const command = parent.command(verb).description(description).argument(`<${key}>`, help);
  addClientOptions(command, [`rollcall ${parent.name()} ${verb} ${example}`]).action(
    (value: string, options: ClientOptions) =>
      asClient(context, options, finish, async ({ rollcall, output, json }) => {
        await end(new AccessApi(rollcall), value);
        if (json) output.json({ [key]: value });
        else output.line(`${value}: ${verb}d`);
        return EXIT.done;
      }),
  );
}
