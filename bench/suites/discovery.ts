import { firstFound } from '../measures/discovery/first-found.js';
import { lost } from '../measures/discovery/lost.js';
import { peerAvahi } from '../measures/discovery/peers.js';
import { restarts } from '../measures/discovery/restarts.js';
import { scaleApi } from '../measures/discovery/scale-api.js';
import { scale } from '../measures/discovery/scale.js';
import { searchLoss } from '../measures/discovery/search-loss.js';
import { search } from '../measures/discovery/search.js';
import { switchBroker, switchUdp } from '../measures/discovery/switch.js';
import { takeovers } from '../measures/discovery/takeovers.js';
import type { Suite } from '../suite.js';

export const discovery: Suite = {
  name: 'bench:discovery',
  about: `Measures how well agents are found and lost: builds, then starts the built program in processes of its own, on loopback,
with a real broker, and beside it a rack: one process that plays hundreds of agents, each at an address of its own.`,
  examples: [[], ['--only', 'search-500', '--runs', '20'], ['--only', 'lost', '--only', 'switch']],
  measures: [
    firstFound,
    search,
    searchLoss,
    lost,
    switchUdp,
    switchBroker,
    takeovers,
    restarts,
    scale,
    scaleApi,
    peerAvahi,
  ],
};
