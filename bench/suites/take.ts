import { frameSync } from '../measures/take/frame-sync.js';
import { refusals } from '../measures/take/refusals.js';
import { rough } from '../measures/take/rough.js';
import { together } from '../measures/take/together.js';
import type { Suite } from '../suite.js';

export const take: Suite = {
  name: 'bench:take',
  about: `Measures takes: how closely many cameras begin together whose clocks are wrong, whether what their certificates claim is
true, and how long arming and the start take. Cameras are simulated and draw the true time into their pictures, where it
is read back.`,
  examples: [[], ['--only', 'together', '--runs', '1']],
  measures: [together, frameSync, refusals, rough],
};
