import { cameraFaults } from '../measures/agent/camera-faults.js';
import { cost } from '../measures/agent/cost.js';
import { crash } from '../measures/agent/crash.js';
import { liveLatency } from '../measures/agent/live-latency.js';
import { outageLink } from '../measures/agent/outage-link.js';
import { outage } from '../measures/agent/outage.js';
import { settings } from '../measures/agent/settings.js';
import { stop } from '../measures/agent/stop.js';
import type { Suite } from '../suite.js';

export const agent: Suite = {
  name: 'bench:agent',
  about: `Measures a camera's agent: what recording and watching cost, how soon settings are in force, how soon a camera that
fails is told and back, and what becomes of a film where the agent is killed or told to end, or all that it speaks with is gone.
Pictures come from a simulated camera, or from a stand-in of rpicam-vid, or of the tools of a USB camera, that plays a film.`,
  examples: [[], ['--only', 'cost', '--runs', '1']],
  measures: [cost, liveLatency, settings, cameraFaults, crash, outage, outageLink, stop],
};
