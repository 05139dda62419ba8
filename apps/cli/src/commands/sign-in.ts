import { AccessApi } from '../client/access-api.js';
import { asClient } from '../client/client.js';
import type { AddCommand } from '../command.js';
import { EXIT } from '../exit-code.js';
import { addClientOptions, type ClientOptions } from '../options/client-options.js';
import { formatLocalTime } from '../output/local-time.js';

export const addSignIn: AddCommand = (program, context, finish) => {
  const command = program
    .command('sign-in')
    .description('print a link that signs a browser in, once and within 15 minutes, as whoever you are');
  addClientOptions(command, ['rollcall sign-in', 'xdg-open "$(rollcall sign-in)"']).action(
    (options: ClientOptions) =>
      asClient(context, options, finish, async ({ rollcall, output, json }) => {
        const link = await new AccessApi(rollcall).signInLink();
        if (json) output.json(link);
        else output.line(link.url);
        output.note(`It works once, until ${formatLocalTime(link.expiresAt)}.`);
        return EXIT.done;
      }),
  );
};
