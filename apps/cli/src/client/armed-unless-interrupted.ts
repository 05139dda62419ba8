import type { TakeView } from '#contracts/http/take-views.js';
import { unlessAborted } from '#runtime/unless-aborted.js';
import { Interrupted } from '../interrupted.js';
import { takeTitle } from '../output/take-texts.js';
import { type Client, lastingRollcall } from './client.js';
import { TakesApi } from './takes-api.js';

/**
 * Has cameras armed. Whoever interrupts that wants no take: it is given up, which can be said once the API has told which
 * one it is, with its answer. A second interruption does not wait for that.
 */
export async function armedUnlessInterrupted(
  client: Client,
  arm: (takes: TakesApi) => Promise<TakeView>,
): Promise<TakeView> {
  const takes = new TakesApi(lastingRollcall(client));
  const arming = arm(takes);
  try {
    return await unlessAborted(arming, client.signal);
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
    client.output.note('Giving the take up, once its cameras have answered. Ctrl-C again leaves them held.');
    const take = await takes.cancel((await arming).id);
    client.output.note(`Nothing rolls: ${takeTitle(take)} is given up, its cameras are let go of.`);
    throw error;
  }
}
