import { cost } from '../measures/agent/cost.js';
import { crash } from '../measures/agent/crash.js';
import { liveLatency } from '../measures/agent/live-latency.js';
import { settings } from '../measures/agent/settings.js';
import type { Suite } from '../suite.js';

export const agent: Suite = {
  name: 'bench:agent',
  about: `Measures a camera's agent: what recording and watching cost, what a power cut takes, how soon settings are in force.
Pictures come from a simulated camera, or from a stand-in of rpicam-vid that plays a film.`,
  examples: [[], ['--only', 'cost', '--runs', '1']],
  measures: [cost, liveLatency, settings, crash],
};
