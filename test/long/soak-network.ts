import { SimulatedNetwork } from '../../apps/discovery/test/support/simulated-network.js';
import { check } from './check.js';
import { readNumbers } from './options.js';

const ABOUT =
  'Hosts that never leave, on a network that loses datagrams, in simulated time: is anybody lost?';
const {
  hours = 0,
  agents = 0,
  minimal = 0,
  loss = 0,
  seed = 0,
} = readNumbers('soak:network', ABOUT, [
  { name: 'hours', what: 'simulated hours', byDefault: 24 },
  { name: 'agents', what: 'agents with a connection to the broker', byDefault: 250 },
  { name: 'minimal', what: 'services that only UDP tells of, 256 at most', byDefault: 250 },
  { name: 'loss', what: 'percent of the datagrams that are lost, each way', byDefault: 20 },
  { name: 'seed', what: 'the same seed makes the same day', byDefault: 1 },
]);

const HOUR_MS = 60 * 60 * 1000;

const network = new SimulatedNetwork({ agents, minimal, loss: loss / 100, seed });
network.start();
for (let hour = 1; hour <= hours; hour += 1) {
  network.run(HOUR_MS);
  process.stderr.write(`${hour} h: ${network.lost.length} lost\n`);
}
const lostOf = (kind: string): number => network.lost.filter((service) => service.kind === kind).length;
process.stdout.write(
  `${hours} h, ${agents} agents, ${minimal} minimal services, ${loss} % lost each way: ` +
    `${network.searches} searches, ${network.answers} answers heard\n`,
);
check('agents that were lost', lostOf('camera'), { most: 0 });
check('minimal services that were lost', lostOf('unknown'), { most: 1 });
check('services that are found at the end', network.found, {
  least: agents + minimal,
  most: agents + minimal,
});
