import { describeUnless } from '../tools.js';
import { whyNoNetworks } from './why-no-networks.js';

/** A `describe` whose tests need a NetLab. */
export function describeInNetLab(title: string, tests: () => void): void {
  describeUnless(whyNoNetworks(), title, tests);
}
