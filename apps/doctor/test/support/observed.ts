import { parseSubnet } from '#contracts/net/ipv4.js';
import type { Observations } from '#doctor/domain/observations.js';
import { reportOn } from '#doctor/domain/report.js';
import type { InterfaceSeen, LinkSeen } from '#doctor/domain/seen/host.js';
import type { AnswerSeen, ProbeSeen } from '#doctor/domain/seen/network.js';
import type { OperatorSeen, ServiceSeen } from '#doctor/domain/seen/operator.js';
import type { TargetSeen } from '#doctor/domain/seen/target.js';
import type { Finding } from '#doctor/domain/finding.js';

export function interfaceSeen(name: string, more: Partial<InterfaceSeen> = {}): InterfaceSeen {
  const plain = { virtual: false, loopback: false, hardware: true, up: true, paired: false };
  return { name, addresses: [], ...plain, ...more };
}

export function link(name: string, cidr: string, broadcast: string | undefined): LinkSeen {
  const [address = ''] = cidr.split('/');
  const { network, prefix } = parseSubnet(cidr) ?? { network: 0, prefix: 0 };
  return { name, address, network, prefix, broadcast, loopback: name === 'lo' };
}

export const LO = link('lo', '127.0.0.1/8', '127.255.255.255');
export const ETH0 = link('eth0', '192.168.1.20/24', '192.168.1.255');

export function probe(more: Partial<ProbeSeen> = {}): ProbeSeen {
  return { link: 'eth0', address: ETH0.address, sent: 3, errors: [], heardOwn: true, left: true, ...more };
}

export function answer(more: Partial<AnswerSeen> = {}): AnswerSeen {
  const card = { id: 'cam-1', boot: 'boot-1' };
  const from = { address: '192.168.1.30', port: 40_000, own: false };
  return { link: 'eth0', ...from, hostname: 'pi-1', card, afterMs: 35, ...more };
}

export function target(more: Partial<TargetSeen> = {}): TargetSeen {
  return { address: '192.168.1.30', reasons: ['asked'], own: false, byBroadcast: false, ...more };
}

export function service(more: Partial<ServiceSeen> = {}): ServiceSeen {
  const place = { addresses: ['192.168.1.30'], port: 9898 };
  return { id: 'cam-1', label: 'pi-1', ...place, found: true, flags: [], conflict: [], ...more };
}

export function reached(more: Partial<Extract<OperatorSeen, { state: 'reached' }>> = {}): OperatorSeen {
  return {
    state: 'reached',
    url: 'http://127.0.0.1:8080',
    discovery: undefined,
    services: [],
    roster: undefined,
    ...more,
  };
}

/** A healthy host on one network, where one camera answers, that cannot reach the operator. */
export function observed(more: Partial<Observations> = {}): Observations {
  return {
    port: 9897,
    named: undefined,
    seeds: [],
    interfaces: [
      interfaceSeen('lo', { addresses: ['127.0.0.1/8'], loopback: true, hardware: false }),
      interfaceSeen('eth0', { addresses: ['192.168.1.20/24'] }),
    ],
    links: [LO, ETH0],
    containerSigns: [],
    holders: [],
    identity: { id: 'abcdefghijkl', source: '/etc/machine-id' },
    firewall: { state: 'no-right' },
    broker: {
      ...{ url: 'mqtt://192.168.1.10:1883', port: 1883, named: true, address: '192.168.1.10' },
      ...{ loopback: false, tcp: 'open', listensOnLoopback: false },
    },
    probes: [probe({ link: 'lo', address: '127.0.0.1' }), probe()],
    answers: [answer()],
    refused: [],
    hearing: { ms: 3000, failed: [], searches: [] },
    targets: [],
    targetsLeftOut: 0,
    operator: { state: 'unreachable', url: 'http://127.0.0.1:8080', named: false, why: 'nobody there' },
    ...more,
  };
}

/** What one check says. */
export function said(check: string, more: Partial<Observations> = {}): Finding[] {
  return reportOn(observed(more)).findings.filter((finding) => finding.check === check);
}
