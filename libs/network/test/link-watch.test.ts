import { LinkWatch } from '#network/link-watch.js';
import { FakeClock } from '#testing/fake-clock.js';
import { ipv4 } from '#testing/links.js';

test('the watch tells when links come and go, and looks only at those that are named', () => {
  const clock = new FakeClock();
  const address = (text: string) => [ipv4(`${text}/24`)];
  let interfaces = { eth0: address('10.0.0.1'), wlan0: address('10.1.0.1') };
  const watch = new LinkWatch(clock, ['eth0', 'usb0'], () => interfaces);
  let changes = 0;
  watch.start(() => (changes += 1));
  expect(watch.links.map(({ name }) => name)).toEqual(['eth0']);
  expect(watch.missing()).toEqual(['usb0']);
  expect([watch.isOwn('10.1.0.1'), watch.isOwn('127.0.0.9'), watch.isOwn('10.0.0.9')]).toEqual([
    true,
    true,
    false,
  ]);
  clock.advance(10_000);
  expect(changes).toBe(0);
  interfaces = { ...interfaces, eth0: address('10.0.0.2') };
  clock.advance(2000);
  expect([changes, watch.links[0]?.address]).toEqual([1, '10.0.0.2']);
  interfaces = { ...interfaces, eth0: address('10.0.0.3') };
  // Who looks in between takes the change from nobody.
  watch.look();
  clock.advance(2000);
  expect(changes).toBe(2);
  interfaces = { ...interfaces, eth0: address('10.0.0.4') };
  watch.stop();
  clock.advance(10_000);
  expect([changes, clock.timers]).toEqual([2, 0]);
});

test('what is left out is told, and its address is this host all the same', () => {
  const interfaces = { eth0: [ipv4('10.0.0.1/24')], docker0: [ipv4('172.17.0.1/16')], dummy0: [] };
  const watch = new LinkWatch(new FakeClock(), undefined, () => interfaces);
  expect(watch.links.map(({ name }) => name)).toEqual(['eth0']);
  expect(watch.leftOut).toEqual(['docker0']);
  expect(watch.isOwn('172.17.0.1')).toBe(true);
  expect(watch.addresses).toEqual(['10.0.0.1', '172.17.0.1']);
});
