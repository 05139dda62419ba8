import { DatagramFuzz } from './support/datagram-fuzz.js';

const COUNT = 100_000;

test('100,000 hostile datagrams change nothing of the cameras that are there and stay within their bounds', () => {
  const fuzz = new DatagramFuzz(98_99);
  const before = fuzz.cameras();
  fuzz.run(COUNT);
  expect(fuzz.heard).toBeGreaterThan(COUNT / 10);
  expect(fuzz.refusals.counts.total).toBeGreaterThan(COUNT / 3);
  expect(fuzz.refusals.counts.toJSON()['udp-port-zero']).toBe(COUNT / 10);
  expect(fuzz.registrySize).toBeLessThanOrEqual(3 + 256);
  expect(fuzz.cameras()).toEqual(before);
  expect(fuzz.lostCameras).toEqual([]);
  expect(fuzz.mostAnswersInASecond()).toBeLessThanOrEqual(20);
}, 60_000);
