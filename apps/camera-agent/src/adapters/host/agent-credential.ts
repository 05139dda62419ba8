import { credentialOf } from '#credentials/credential.js';
import { readFleetSecret } from '#credentials/fleet-secret.js';
import { StartError } from '#runtime/start-error.js';

/** The credential of agent `id`: the given one, else on the operator's host derived from the fleet secret there. */
export async function agentCredential(
  id: string,
  dataDir: string,
  given: string | undefined,
): Promise<string> {
  if (given !== undefined) return given;
  const secret = await readFleetSecret(dataDir);
  if (secret !== undefined) return credentialOf(secret, id);
  throw new StartError(
    `This agent has no credential: run "rollcall credential ${id}" on the operator's host and set ROLLCALL_CREDENTIAL to what it prints.`,
  );
}
