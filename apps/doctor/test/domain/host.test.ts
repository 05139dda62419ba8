import type { Observations } from '#doctor/domain/observations.js';
import type { PortHolder } from '#doctor/domain/seen/host.js';
import { rolesOf } from '#doctor/domain/roles.js';
import { answer, interfaceSeen, link, observed, reached, said, service } from '../support/observed.js';

function holder(address: string, more: Partial<PortHolder> = {}): PortHolder {
  return { address, drops: 0, dropsAfter: 0, ...more };
}

const agent = { pid: 12, name: 'node', command: 'agent' };
const lo = interfaceSeen('lo', { addresses: ['127.0.0.1/8'], loopback: true });

describe('a container', () => {
  const eth0 = (address: string, paired: boolean): typeof lo =>
    interfaceSeen('eth0', { addresses: [address], paired });
  test.each([
    ['behind a bridge', [lo, eth0('172.18.0.2/16', true)], ['/.dockerenv'], 'problem'],
    ['behind a bridge of another block', [lo, eth0('192.168.96.2/20', true)], ['/.dockerenv'], 'problem'],
    ['in the network of its host', [lo, eth0('192.168.1.20/24', false)], ['/.dockerenv'], 'ok'],
    ['that shows no sign', [lo, eth0('10.88.0.5/16', true)], [], 'note'],
    ['none, on a veth elsewhere', [lo, eth0('10.77.1.1/24', true)], [], 'ok'],
    ['none, in a LAN of that block', [lo, eth0('172.16.0.9/16', false)], [], 'ok'],
    ['with no network at all', [lo], ['/.dockerenv'], 'ok'],
  ])('%s', (_, interfaces, containerSigns, verdict) => {
    expect(said('container', { interfaces, containerSigns, answers: [] })).toMatchObject([{ verdict }]);
  });

  test('behind a bridge is told of both ways out', () => {
    const [found] = said('container', {
      interfaces: [lo, eth0('172.18.0.2/16', true)],
      containerSigns: ['/.dockerenv'],
      answers: [],
    });
    expect(found?.todo).toMatch(/network_mode: host.*ROLLCALL_SEEDS/);
  });
});

describe('a container on a veth, where others are', () => {
  const on = (cidr: string): Partial<Observations> => ({
    interfaces: [lo, interfaceSeen('eth0', { addresses: [cidr], paired: true })],
    links: [link('eth0', cidr, undefined)],
    containerSigns: ['/.dockerenv'],
  });
  const heard = (address: string): Partial<Observations> => ({
    answers: [],
    operator: reached({ services: [service({ addresses: [address] })] }),
  });
  test.each([
    ['that answered', on('10.77.1.1/24'), 'ok'],
    ['that answered, and the bridge may be of Docker', on('172.18.0.2/16'), 'note'],
    ['that discovery hears', { ...on('10.77.1.1/24'), ...heard('10.77.1.11') }, 'ok'],
    ['which is this host alone', { ...on('10.77.1.1/24'), ...heard('10.77.1.1') }, 'problem'],
    ['elsewhere', { ...on('10.77.1.1/24'), ...heard('10.77.2.11') }, 'problem'],
    ['by another interface', { ...on('10.77.1.1/24'), answers: [answer({ link: 'wlan0' })] }, 'problem'],
  ])('%s', (_, seen, verdict) => {
    expect(said('container', seen)).toMatchObject([{ verdict }]);
  });
});

describe('who holds the port', () => {
  test('nobody', () => {
    expect(said('port')).toMatchObject([
      { verdict: 'note', seen: expect.stringContaining('no agent') as string },
    ]);
  });

  test('is not told', () => {
    expect(said('port', { holders: undefined })).toMatchObject([{ verdict: 'unknown' }]);
  });

  test('an agent, by its command', () => {
    const holders = [holder('0.0.0.0', { process: agent })];
    expect(said('port', { holders })).toMatchObject([
      { verdict: 'ok', seen: 'UDP 9897 is held by rollcall agent (process 12) at 0.0.0.0' },
    ]);
    expect(rolesOf(holders)).toEqual({ agent: true, discovery: false });
  });

  test('discovery and an agent of another user, by their sockets', () => {
    const holders = ['0.0.0.0', '192.168.1.20', '0.0.0.0'].map((address) => holder(address));
    expect(rolesOf(holders)).toEqual({ agent: true, discovery: true });
    expect(said('port', { holders })[0]?.seen).toContain('by its sockets discovery and an agent');
    expect(rolesOf(holders.slice(0, 2))).toEqual({ agent: false, discovery: true });
    expect(rolesOf(holders.slice(0, 1))).toEqual({ agent: true, discovery: false });
  });

  test('a stranger that keeps it for itself is a problem, one that shares it is not', () => {
    const holders = [holder('0.0.0.0', { process: { pid: 7, name: 'nc' } })];
    expect(said('port', { holders })).toMatchObject([{ verdict: 'note' }]);
    const hearing = { ...observed().hearing, failed: [{ address: '192.168.1.255', code: 'EADDRINUSE' }] };
    expect(said('port', { holders, hearing })).toMatchObject([
      { verdict: 'problem', seen: expect.stringContaining('nc (process 7)') as string },
    ]);
  });

  test('and lost datagrams is told of them', () => {
    const holders = [holder('0.0.0.0', { process: agent, drops: 3, dropsAfter: 5 })];
    expect(said('drops', { holders })).toMatchObject([
      { seen: expect.stringMatching(/^5 datagrams .* 2 of them just now$/) as string },
    ]);
  });
});

test('the firewall is never more than a note: its rules are guessed from their text', () => {
  const read = (drops: boolean, opensPort: boolean): string | undefined =>
    said('firewall', { firewall: { state: 'read', tool: 'nft', drops, opensPort } })[0]?.verdict;
  expect([read(true, false), read(true, true), read(false, false)]).toEqual(['note', 'ok', 'ok']);
  expect(said('firewall', { firewall: { state: 'absent' } })[0]?.verdict).toBe('ok');
  expect(said('firewall')[0]).toMatchObject({
    verdict: 'unknown',
    todo: expect.stringContaining('root') as string,
  });
  expect(said('firewall', { firewall: { state: 'failed', why: 'x' } })[0]?.verdict).toBe('unknown');
});

test('an id says where it is from, and a host without one is told of', () => {
  expect(said('identity')[0]?.seen).toBe('As a camera this host is abcdefghijkl, by /etc/machine-id');
  expect(said('identity', { identity: undefined })[0]?.seen).toContain('at its first start');
});

describe('the broker', () => {
  const { broker } = observed();
  test.each([
    [{ tcp: 'open' }, 'ok', 'takes connections'],
    [{ tcp: 'refused' }, 'problem', 'refused'],
    [{ tcp: 'silent' }, 'problem', 'silent'],
    [{ tcp: 'refused', named: false }, 'note', 'names no other'],
  ])('%j', (more, verdict, text) => {
    expect(said('broker', { broker: { ...broker, ...more } })).toMatchObject([
      { verdict, seen: expect.stringContaining(text) as string },
    ]);
  });

  test('has a name without an address', () => {
    const { address: _, ...nameless } = { ...broker, tcp: 'ENOTFOUND' };
    expect(said('broker', { broker: nameless })[0]?.seen).toContain('no IP address (ENOTFOUND)');
  });

  test('is elsewhere, and films can be had here alone', () => {
    const seen = { ...broker, listensOnLoopback: true };
    expect(said('listen', { broker: seen })).toMatchObject([{ verdict: 'note' }]);
    expect(said('listen', { broker: { ...seen, loopback: true } })).toEqual([]);
  });
});
