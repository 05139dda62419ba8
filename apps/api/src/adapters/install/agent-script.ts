import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { RollcallError } from '#contracts/errors/rollcall-error.js';

/** What may stand in the script: nothing that means something to a shell. */
const HOST = /^(?:[\w.-]+|\[[0-9a-f:.]+\])(?::(\d+))?$/i;

/** The script that installs an agent, for the address at which it was asked for and the key that answers there. */
export async function agentScript(root: string, host: string, pin: string): Promise<string> {
  const [, port] = HOST.exec(host) ?? [];
  if (!HOST.test(host))
    throw new RollcallError('invalid-request', 'No script is made for a host of this name.', {
      fields: ['Host'],
    });
  const text = await readFile(join(root, 'deploy/agent/install.sh'), 'utf8');
  const operator = port === undefined ? `${host}:443` : host;
  return text.replace('@OPERATOR@', () => operator).replace('@PIN@', () => pin);
}
