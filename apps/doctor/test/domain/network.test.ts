import type { Observations } from '#doctor/domain/observations.js';
import { chooseTargets } from '#doctor/domain/choose-targets.js';
import {
  answer,
  ETH0,
  interfaceSeen,
  link,
  LO,
  observed,
  probe,
  reached,
  said,
  service,
  target,
} from '../support/observed.js';

type Seen = Partial<Observations>;

describe('an interface', () => {
  const eth0 = interfaceSeen('eth0', { addresses: ['192.168.1.20/24'] });
  const bridge = interfaceSeen('docker0', { addresses: ['172.17.0.1/16'], virtual: true, hardware: false });
  const rows: [string, Seen, string, RegExp][] = [
    ['takes part', {}, 'ok', /^eth0 takes part: 192\.168\.1\.20\/24, broadcast 192\.168\.1\.255$/],
    ['is a bridge', { interfaces: [eth0, bridge] }, 'ok', /^docker0 .* left out: a bridge of containers/],
    [
      'is not named',
      { interfaces: [eth0, bridge], named: ['eth0'] },
      'note',
      /^docker0 .* does not name it$/,
    ],
    ['is named and not there', { named: ['eth0', 'wlan0'] }, 'problem', /names wlan0, and there is no such/],
    ['has no address', { interfaces: [interfaceSeen('wlan0')] }, 'note', /^wlan0 has no IPv4 address/],
    ['is down', { interfaces: [interfaceSeen('eth1', { up: false })] }, 'ok', /eth1 \(down\)$/],
    [
      'is named and down',
      { interfaces: [interfaceSeen('eth1', { up: false })], named: ['eth1'] },
      'problem',
      /^eth1 has no IPv4 address, and its link is down/,
    ],
    [
      'has no broadcast',
      { links: [ETH0, link('p2p0', '10.0.0.1/32', undefined)] },
      'note',
      /^p2p0 .* no broadc/,
    ],
    ['is the only one, and loopback', { links: [LO] }, 'problem', /^No network takes part/],
    ['is loopback, as was wished', { links: [LO], named: ['lo'] }, 'note', /^No network takes part/],
    [
      'shares its network with another',
      { links: [ETH0, link('wlan0', '192.168.1.21/24', '192.168.1.255')] },
      'note',
      /^eth0 and wlan0 are in one network \(192\.168\.1\.0\/24\)/,
    ],
  ];
  test.each(rows)('%s', (_, seen, verdict, text) => {
    const match = { verdict, seen: expect.stringMatching(text) as string };
    expect(said('interfaces', seen)).toContainEqual(expect.objectContaining(match));
  });

  test('that is named and not there: one advice, and it names none but those that are', () => {
    const advices = (more: Seen): (string | undefined)[] =>
      said('interfaces', { interfaces: [eth0, bridge], ...more }).flatMap(({ todo }) => todo ?? []);
    expect(advices({ named: ['nope'], links: [] })).toEqual([
      'Plug it in, or set ROLLCALL_INTERFACES=eth0; here are eth0 and docker0.',
    ]);
    expect(advices({ named: ['nope', 'docker0', 'none'] })).toEqual([
      'Plug them in, or set ROLLCALL_INTERFACES=docker0; here are eth0 and docker0.',
    ]);
  });

  test('no advice for a host where all is well', () => {
    expect(said('interfaces').filter(({ verdict }) => verdict !== 'ok')).toEqual([]);
  });
});

describe('the probes of a link', () => {
  const silent = { probes: [probe()], answers: [] };
  const rows: [string, Seen, string, RegExp][] = [
    ['are answered', { probes: [probe()] }, 'ok', /^eth0: 3 probes sent and seen leaving; 1 host answered$/],
    ['are answered by nobody', silent, 'note', /nobody answered$/],
    ['could not be sent', { probes: [probe({ sent: 0, errors: ['ENETDOWN'] })] }, 'problem', /ENETDOWN/],
    ['do not come back', { ...silent, probes: [probe({ heardOwn: false })] }, 'problem', /a firewall here/],
    [
      'are silent, though unicast is not',
      { ...silent, targets: [target({ answer: answer({ link: undefined }) })] },
      'problem',
      /while 192\.168\.1\.30 answered when asked alone/,
    ],
    [
      'are silent, though discovery hears somebody',
      {
        ...silent,
        operator: reached({ services: [service()] }),
        holders: [{ address: '192.168.1.20', drops: 0, dropsAfter: 0 }],
      },
      'note',
      /discovery hears 1 service there: datagrams are being lost, or a firewall here lets in UDP 9897 alone$/,
    ],
  ];
  test.each(rows)('%s', (_, seen, verdict, text) => {
    expect(said('probes', seen)).toMatchObject([{ verdict, seen: expect.stringMatching(text) as string }]);
  });

  test('are silent, though discovery hears somebody, and the firewall here drops nothing', () => {
    const [found] = said('probes', {
      ...silent,
      operator: reached({ services: [service()] }),
      holders: [{ address: '192.168.1.20', drops: 0, dropsAfter: 0 }],
      firewall: { state: 'read', tool: 'nft', drops: false, opensPort: false },
    });
    expect(found?.seen).toMatch(/hears 1 service there: datagrams are being lost$/);
    expect(found?.todo).toMatch(/^Run "rollcall doctor" again/);
    expect(found?.todo).not.toContain('firewall');
  });

  test('are forbidden by a rule: the advice says so', () => {
    const probes = [probe({ sent: 0, errors: ['EPERM'] })];
    expect(said('probes', { probes })[0]?.todo).toContain('firewall');
  });

  test('the seeds to set are those that there are and those that answered', () => {
    const targets = [target({ answer: answer() })];
    const [found] = said('probes', { ...silent, targets, seeds: ['10.0.0.7'] });
    expect(found?.todo).toContain('ROLLCALL_SEEDS=10.0.0.7,192.168.1.30');
  });
});

describe('an address that is asked alone', () => {
  const alone = answer({ link: undefined });
  const tcp = (outcome: string): Seen => ({ targets: [target({ tcp: { port: 9898, outcome } })] });
  const far = (more: object): Seen => ({ targets: [target({ address: '10.9.9.9', ...more })] });
  const rows: [string, Seen, string, RegExp][] = [
    ['is this host', { targets: [target({ own: true })] }, 'ok', /this host/],
    ['answered the broadcast', { targets: [target({ byBroadcast: true })] }, 'ok', /answered the broadcast$/],
    ['answers alone', { targets: [target({ answer: alone })] }, 'problem', /broadcasts do not reach it$/],
    ['is a seed', { targets: [target({ answer: alone })], seeds: ['192.168.1.30'] }, 'ok', /as a seed$/],
    ['is far and answers', far({ answer: alone }), 'note', /in another network/],
    ['is silent, but there', tcp('open'), 'problem', /a firewall there seems to drop UDP 9897$/],
    ['runs no agent', tcp('refused'), 'problem', /no agent seems to run$/],
    ['is not there', tcp('EHOSTUNREACH'), 'problem', /not reached.*EHOSTUNREACH/],
    [
      'is far and silent',
      far({ tcp: { port: 9898, outcome: 'open' } }),
      'problem',
      /only where it is allowed$/,
    ],
    [
      "is the operator's host",
      { targets: [target({ address: '192.168.1.10', tcp: { port: 9898, outcome: 'refused' } })] },
      'ok',
      /operator's host/,
    ],
  ];
  test.each(rows)('%s', (_, seen, verdict, text) => {
    expect(said('asked', seen)).toMatchObject([{ verdict, seen: expect.stringMatching(text) as string }]);
  });

  test('is far: the advice names this host', () => {
    const seen = far({ tcp: { port: 9898, outcome: 'open' } });
    expect(said('asked', seen)[0]?.todo).toContain('ROLLCALL_ALLOW_FROM=192.168.1.20');
  });

  test('and the rest is counted', () => {
    expect(said('asked', { targetsLeftOut: 7 })).toMatchObject([{ seen: '7 further addresses not asked' }]);
  });
});

describe('whom to ask alone', () => {
  const { links } = observed();
  test('those that were named, seeds, and services that the broker alone tells of, each once', () => {
    const silent = service({
      flags: ['udp-unreachable'],
      addresses: ['127.0.0.1', '10.0.0.3', '192.168.1.30'],
    });
    const others = [
      service({ id: 'cam-2' }),
      service({ id: 'cam-3', found: false, flags: ['udp-unreachable'] }),
    ];
    const { wishes } = chooseTargets(['192.168.1.30'], ['10.0.0.7'], [silent, ...others], links);
    expect(wishes.map(({ address, reasons }) => [address, reasons])).toEqual([
      ['192.168.1.30', ['asked', 'silent']],
      ['10.0.0.7', ['seed']],
    ]);
  });

  test('at most 64', () => {
    const many = Array.from({ length: 70 }, (_, i) => `10.0.0.${i}`);
    const { wishes, leftOut } = chooseTargets(many, [], [], links);
    expect([wishes.length, leftOut]).toEqual([64, 6]);
  });
});
