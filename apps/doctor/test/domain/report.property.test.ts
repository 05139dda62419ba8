import fc from 'fast-check';
import { FINDING_GROUPS, VERDICTS } from '#contracts/http/examination.js';
import type { Observations } from '#doctor/domain/observations.js';
import { reportOn } from '#doctor/domain/report.js';
import type { OperatorSeen } from '#doctor/domain/seen/operator.js';
import { ETH0, link, LO, observed } from '../support/observed.js';

const text = fc.string({ unit: 'grapheme', maxLength: 12 });
const count = fc.nat({ max: 100 });
const name = fc.constantFrom('lo', 'eth0', 'wlan0', 'docker0', '');
const address = fc.oneof(fc.ipV4(), fc.constantFrom('192.168.1.30', '127.0.0.1', '192.168.1.20', 'nonsense'));
const tcp = fc.constantFrom('open', 'refused', 'silent', 'EHOSTUNREACH');
const list = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.array(one, { maxLength: 4 });
const maybe = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(one, { nil: undefined });
const answer = fc.record(
  {
    ...{
      link: maybe(name),
      address,
      port: count,
      own: fc.boolean(),
      hostname: text,
      afterMs: fc.double({ min: 0, noNaN: true }),
    },
    card: fc.record({ id: text, boot: text }),
  },
  { requiredKeys: ['link', 'address', 'port', 'own', 'hostname', 'afterMs'] },
);
const target = fc.record(
  {
    ...{ address, reasons: fc.constant([]), own: fc.boolean(), byBroadcast: fc.boolean() },
    ...{ label: text, answer, tcp: fc.record({ port: count, outcome: tcp }) },
  },
  { requiredKeys: ['address', 'reasons', 'own', 'byBroadcast'] },
);
const holder = fc.record(
  {
    ...{ address, drops: count, dropsAfter: count },
    process: fc.record({ pid: count, name: text, command: fc.constantFrom('agent', 'up', 'x') }),
  },
  { requiredKeys: ['address', 'drops', 'dropsAfter'] },
);
const lost = fc.record({ reason: fc.constantFrom('will', 'of-a-newer-version'), agoMs: count });
const service = fc.record(
  {
    ...{ id: text, label: text, addresses: list(address), found: fc.boolean(), conflict: list(address) },
    ...{ flags: list(fc.constantFrom('conflict', 'flapping', 'udp-unreachable', 'other')), lost },
  },
  { requiredKeys: ['id', 'label', 'addresses', 'found', 'conflict', 'flags'] },
);
const view = fc.record({
  ...{ present: fc.boolean(), leftOut: list(name), seeds: list(address) },
  links: list(fc.record({ name, address, broadcast: address })),
  refused: fc.dictionary(text, count, { maxKeys: 4 }),
});
const operator: fc.Arbitrary<OperatorSeen> = fc.oneof(
  fc.record({
    state: fc.constant('reached' as const),
    url: text,
    discovery: maybe(view),
    services: list(service),
    roster: maybe(fc.record({ expected: count, missing: list(text) })),
  }),
  fc.record({
    ...{ state: fc.constantFrom('unreachable' as const, 'refused' as const, 'failed' as const) },
    ...{ url: text, named: fc.boolean(), why: fc.string({ minLength: 1 }) },
  }),
);
const parts = {
  named: maybe(list(name)),
  seeds: list(address),
  interfaces: list(
    fc.record({
      ...{ name, addresses: list(address), virtual: fc.boolean(), loopback: fc.boolean() },
      ...{ hardware: fc.boolean(), up: fc.boolean(), paired: fc.boolean() },
    }),
  ),
  links: fc.subarray([LO, ETH0, link('wlan0', '192.168.1.9/24', undefined)]),
  containerSigns: list(text),
  holders: maybe(list(holder)),
  firewall: fc.oneof(
    fc.record({ state: fc.constantFrom('absent' as const, 'no-right' as const) }),
    fc.record({ state: fc.constant('failed' as const), why: text }),
    fc.record({
      ...{ state: fc.constant('read' as const), tool: text },
      ...{ drops: fc.boolean(), opensPort: fc.boolean() },
    }),
  ),
  probes: list(
    fc.record({
      ...{ link: name, address, sent: count, errors: list(text) },
      ...{ heardOwn: maybe(fc.boolean()), left: maybe(fc.boolean()) },
    }),
  ),
  answers: list(answer),
  refused: list(fc.record({ kind: text, address, count })),
  hearing: fc.record({
    ms: count,
    failed: list(fc.record({ address, code: fc.constantFrom('EADDRINUSE', 'EACCES') })),
    searches: list(fc.record({ address, own: fc.boolean(), count })),
  }),
  targets: list(target),
  targetsLeftOut: count,
  operator,
};

const anything: fc.Arbitrary<Observations> = fc.record(parts).map((seen) => observed(seen));

test('whatever was seen, there is a report, and whoever has a problem or a doubt is told what to do', () => {
  fc.assert(
    fc.property(anything, (seen) => {
      const { findings, verdict } = reportOn(seen);
      expect(findings.length).toBeGreaterThan(0);
      for (const finding of findings) {
        expect(VERDICTS).toContain(finding.verdict);
        expect(finding.seen).not.toMatch(/^$|undefined|NaN|\[object/);
        if (finding.verdict === 'problem' || finding.verdict === 'unknown')
          expect(finding.todo).toMatch(/^\S.*\.$/su);
      }
      const order = findings.map(({ group }) => FINDING_GROUPS.indexOf(group));
      expect(order).toEqual([...order].sort());
      expect(verdict === 'problem').toBe(findings.some((finding) => finding.verdict === 'problem'));
    }),
    { numRuns: 300 },
  );
});
