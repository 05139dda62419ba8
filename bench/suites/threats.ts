import { halfOpen } from '../measures/threats/half-open.js';
import type { Suite } from '../suite.js';

export const threats: Suite = {
  name: 'bench:threats',
  about: `Measures what strangers can do to the TCP ports: builds, then starts the built program in processes of its own, on
loopback, and comes to each port with a thousand connections that are silent, half a greeting or nonsense.`,
  examples: [[], ['--only', 'half-open-broker']],
  measures: halfOpen,
};
