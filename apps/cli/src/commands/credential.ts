import { ID_PATTERN } from '#contracts/ids.js';
import { usageError } from '../cli-error.js';
import type { AddCommand } from '../command.js';
import { EXIT } from '../exit-code.js';
import { addSettings, withFlags } from '../options/service-options.js';
import { SETTINGS } from '../options/variables.js';

export const addCredential: AddCommand = (program, context, finish) => {
  const command = program
    .command('credential')
    .description("print the credential of a camera, for its agent's ROLLCALL_CREDENTIAL")
    .argument('<id>', 'id of the camera: 1 to 64 of a-z, 0-9 and -');
  addSettings(command, SETTINGS.credential).action(async (id: string, flags: Record<string, string>) => {
    if (!ID_PATTERN.test(id))
      throw usageError(`"${id}" is no id`, 'An id has 1 to 64 characters of a-z, 0-9 and -.');
    const { EnvReader } = await import('#runtime/env.js');
    const { loadOrCreateFleetSecret } = await import('#credentials/fleet-secret.js');
    const { credentialOf } = await import('#credentials/credential.js');
    const dataDir = new EnvReader(withFlags(context.env, SETTINGS.credential, flags)).dataDir();
    context.output.line(credentialOf(await loadOrCreateFleetSecret(dataDir), id));
    finish(EXIT.done);
  });
};
