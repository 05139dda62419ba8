import { firstFound } from '../measures/discovery/first-found.js';
import { lostCable } from '../measures/discovery/lost-cable.js';
import { lost } from '../measures/discovery/lost.js';
import { peerAvahi, peerWsdd } from '../measures/discovery/peers.js';
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
with a real broker, and beside it a rack: one process that plays hundreds of agents, each at an address of its own.
What is cut off, and each peer, is measured in a lab: hosts that are Linux network namespaces. Where these cannot be made,
or a peer is not installed, the measure is left out, and a line says why.`,
  examples: [[], ['--only', 'search-500', '--runs', '20'], ['--only', 'lost', '--only', 'lost-cable']],
  measures: [
    firstFound,
    search,
    searchLoss,
    lost,
    lostCable,
    switchUdp,
    switchBroker,
    takeovers,
    restarts,
    scale,
    scaleApi,
    peerAvahi,
    peerWsdd,
  ],
};
