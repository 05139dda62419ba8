import { createHash } from 'node:crypto';

/**
 * The id of a command that may come again: the same for the same command of the same request, whoever asks, so that an
 * agent does it once although the API may have been started anew between.
 */
export function commandId(repeatedAs: string, agent: string, name: string, args: object): string {
  const hash = createHash('sha256').update(JSON.stringify([repeatedAs, agent, name, args]));
  return hash.digest('hex').slice(0, 40);
}
