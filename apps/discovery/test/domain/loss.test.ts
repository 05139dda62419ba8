import { SimulatedNetwork } from '../support/simulated-network.js';

const HOUR_MS = 60 * 60 * 1000;

test('with one datagram in five lost each way, nobody who is there is lost in two simulated hours', () => {
  const network = new SimulatedNetwork({ agents: 50, minimal: 50, loss: 0.2, seed: 1 });
  network.start();
  network.run(2 * HOUR_MS);
  expect(network.searches).toBeGreaterThan(2 * 60 * 2 - 30);
  expect(network.answers).toBeGreaterThan(network.searches * 100);
  expect(network.found).toBe(100);
  expect(network.lost).toEqual([]);
});

test('with nine datagrams in ten lost each way, those that only UDP tells of are lost, and no other', () => {
  const network = new SimulatedNetwork({ agents: 4, minimal: 4, loss: 0.9, seed: 1 });
  network.start();
  network.run(HOUR_MS);
  const kinds = new Set(network.lost.map(({ kind }) => kind));
  expect(kinds).toEqual(new Set(['unknown']));
});
