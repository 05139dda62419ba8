import type { Command } from 'commander';
import { AccessApi } from '../client/access-api.js';
import { asClient, type Client } from '../client/client.js';
import type { Finish } from '../command.js';
import type { Context } from '../context.js';
import { EXIT, type ExitCode } from '../exit-code.js';
import { addClientOptions, type ClientOptions } from '../options/client-options.js';
import type { Column } from '../output/table.js';

export interface ItemTable<T> {
  readonly columns: readonly Column[];
  readonly row: (item: T) => readonly string[];
  /** What is said where there are no items. */
  readonly none: string;
}

interface ListCommand<T> extends ItemTable<T> {
  readonly description: string;
  readonly items: (api: AccessApi) => Promise<readonly T[]>;
}

/** Adds `ls` to a command about things that an admin keeps. */
export function addList<T>(
  parent: Command,
  context: Context,
  finish: Finish,
  { description, items, ...table }: ListCommand<T>,
): void {
  const command = parent.command('ls').description(description);
  addClientOptions(command, [`rollcall ${parent.name()} ls`]).action((options: ClientOptions) =>
    asClient(context, options, finish, async (client) =>
      showItems(client, await items(new AccessApi(client.rollcall)), table),
    ),
  );
}

/** Prints them as a table, or as JSON where that was asked for. */
export function showItems<T>(
  { output, json }: Client,
  items: readonly T[],
  { columns, row, none }: ItemTable<T>,
): ExitCode {
  if (json) output.json({ items });
  else if (items.length > 0) output.table(columns, items.map(row));
  else output.note(none);
  return EXIT.done;
}
