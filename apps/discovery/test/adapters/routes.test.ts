import { callRoutes, confirmRoute } from '#discovery/adapters/udp/routes.js';
import { linkAt } from '#testing/links.js';

const LO = linkAt('lo', '127.0.0.1/8');
const ETH = linkAt('eth0', '10.0.0.1/24');

test('a call goes out on every link from its own address, and to every seed', () => {
  expect(callRoutes([LO, ETH], ['10.9.0.7'], 9897)).toEqual([
    { from: '127.0.0.1', to: { address: '127.255.255.255', port: 9897 } },
    { from: '10.0.0.1', to: { address: '10.0.0.255', port: 9897 } },
    { from: '0.0.0.0', to: { address: '10.9.0.7', port: 9897 } },
  ]);
});

test('a service elsewhere is asked where it answered from', () => {
  expect(confirmRoute({ address: '10.0.0.5', port: 4000 }, false, [LO, ETH], 9897)).toEqual({
    from: '0.0.0.0',
    to: { address: '10.0.0.5', port: 4000 },
  });
  expect(confirmRoute({ address: '10.0.0.5' }, false, [LO, ETH], 9897).to.port).toBe(9897);
});

test('a service on this host is asked by broadcast, on loopback where that is a link', () => {
  const here = { address: '10.0.0.1', port: 4000 };
  expect(confirmRoute(here, true, [ETH, LO], 9897)).toEqual({
    from: '127.0.0.1',
    to: { address: '127.255.255.255', port: 9897 },
  });
  expect(confirmRoute(here, true, [ETH], 9897)).toEqual({
    from: '10.0.0.1',
    to: { address: '10.0.0.255', port: 9897 },
  });
  expect(confirmRoute(here, true, [], 9897).to).toEqual(here);
});
