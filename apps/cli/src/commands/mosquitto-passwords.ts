import { randomBytes } from 'node:crypto';
import { ID_PATTERN } from '#contracts/ids.js';
import { usageError } from '../cli-error.js';
import type { AddCommand } from '../command.js';
import { EXIT } from '../exit-code.js';
import { addSettings, withFlags } from '../options/service-options.js';
import { SETTINGS } from '../options/variables.js';
import { mosquittoLine } from '../output/mosquitto-line.js';

const SALT_BYTES = 12;

export const addMosquittoPasswords: AddCommand = (program, context, finish) => {
  const command = program
    .command('mosquitto-passwords')
    .description('print the password file for mosquitto: hashes for the operator and these cameras')
    .argument('[ids...]', 'ids of the cameras: 1 to 64 of a-z, 0-9 and -');
  addSettings(command, SETTINGS.mosquittoPasswords).action(
    async (ids: string[], flags: Record<string, string>) => {
      const wrong = ids.find((id) => !ID_PATTERN.test(id));
      if (wrong !== undefined)
        throw usageError(`"${wrong}" is no id`, 'An id has 1 to 64 characters of a-z, 0-9 and -.');
      const { EnvReader } = await import('#runtime/env.js');
      const { loadOrCreateFleetSecret } = await import('#credentials/fleet-secret.js');
      const { API_USER, credentialOf, DISCOVERY_USER } = await import('#credentials/credential.js');
      const dataDir = new EnvReader(withFlags(context.env, SETTINGS.mosquittoPasswords, flags)).dataDir();
      const secret = await loadOrCreateFleetSecret(dataDir);
      for (const user of [API_USER, DISCOVERY_USER, ...ids])
        context.output.line(mosquittoLine(user, credentialOf(secret, user), randomBytes(SALT_BYTES)));
      finish(EXIT.done);
    },
  );
};
