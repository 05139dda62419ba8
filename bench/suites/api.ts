import { bulk500 } from '../measures/api/bulk-500.js';
import { command } from '../measures/api/command.js';
import { eventStreams } from '../measures/api/event-stream.js';
import { peerMotion } from '../measures/api/peer-motion.js';
import { relay, relaySocket } from '../measures/api/relay.js';
import { restart } from '../measures/api/restart.js';
import { stuckReader } from '../measures/api/stuck-reader.js';
import { stuckViewer } from '../measures/api/stuck-viewer.js';
import type { Suite } from '../suite.js';

export const api: Suite = {
  name: 'bench:api',
  about: `Measures the API as integrations and the console use it: builds, then starts the built broker and API in processes of
their own, on loopback, with agents that are played by a program on the bus, or a simulated camera where there is a picture.
What has a floor or a peer is measured beside it, in the same run.`,
  examples: [[], ['--only', 'command', '--runs', '1']],
  measures: [
    command,
    bulk500,
    ...eventStreams,
    relay,
    relaySocket,
    stuckReader,
    stuckViewer,
    restart,
    peerMotion,
  ],
};
