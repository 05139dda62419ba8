import { ID_PATTERN } from '#contracts/ids.js';
import type { Environment } from '#runtime/env.js';
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
    const url = await brokerForCameras(context.env, dataDir);
    if (url !== undefined)
      context.output.note(
        `On the Pi: ROLLCALL_CREDENTIAL is the above, ROLLCALL_ID=${id}, ROLLCALL_MQTT_URL='${url}'`,
      );
    finish(EXIT.done);
  });
};

/** Where a camera on another machine finds the broker of this host; undefined where that is not known here. */
async function brokerForCameras(env: Environment, dataDir: string): Promise<string | undefined> {
  const { EnvReader } = await import('#runtime/env.js');
  const { readTlsIdentity } = await import('#credentials/tls-identity.js');
  const { networkHost, secureBrokerUrl } = await import('../process/network-places.js');
  const identity = await readTlsIdentity(dataDir);
  const host = networkHost(env);
  if (!identity || host === undefined) return undefined;
  const port = new EnvReader(env).port('ROLLCALL_MQTTS_PORT', 8883);
  return secureBrokerUrl(host, { port, fingerprint: identity.fingerprint });
}
