import fc from 'fast-check';
import { decideIdentity, type Decision, type HostFacts, type Memory } from '#identity/decide-identity.js';

const SOURCES: Record<string, string> = {
  serial: 'serial',
  machine: 'machine-id',
  new: 'kept',
  kept: 'kept',
};
const SERIAL: HostFacts = { serials: [undefined, 'serial\0'], machineId: 'machine', hardware: ['aa'] };
const NO_SERIAL: HostFacts = { ...SERIAL, serials: [undefined, ''] };
const NAMELESS: HostFacts = { ...NO_SERIAL, machineId: undefined };

describe('the identity', () => {
  test.each<[string, HostFacts, Memory | undefined, Partial<Decision>]>([
    [
      'is the serial number, whatever is remembered',
      SERIAL,
      { hardware: ['bb'], identity: 'kept' },
      { identity: 'serial' },
    ],
    [
      'is the machine id, and the board is remembered',
      NO_SERIAL,
      undefined,
      { identity: 'machine', remember: { hardware: ['aa'] } },
    ],
    ['stays the machine id on the same board', NO_SERIAL, { hardware: ['aa'] }, { identity: 'machine' }],
    ['stays it with one adapter more', NO_SERIAL, { hardware: ['bb', 'aa'] }, { identity: 'machine' }],
    [
      'stays it with an adapter exchanged, once both were seen',
      { ...NO_SERIAL, hardware: ['bb'] },
      { hardware: ['aa', 'bb'] },
      { identity: 'machine' },
    ],
    [
      'stays it where the hardware cannot be told',
      { ...NO_SERIAL, hardware: [] },
      { hardware: ['aa'] },
      { identity: 'machine' },
    ],
    [
      'is a new one on another board',
      NO_SERIAL,
      { hardware: ['bb'] },
      { identity: 'new', copied: true, remember: { hardware: ['aa'], identity: 'new' } },
    ],
    [
      'stays that one, before the machine id',
      NO_SERIAL,
      { hardware: ['aa'], identity: 'new' },
      { identity: 'new' },
    ],
    [
      'is a kept one where the system names none',
      NAMELESS,
      undefined,
      { identity: 'new', remember: { hardware: ['aa'], identity: 'new' } },
    ],
    ['stays the kept one', NAMELESS, { hardware: ['aa'], identity: 'kept' }, { identity: 'kept' }],
    [
      'is a new one where the kept one came with a copy',
      NAMELESS,
      { hardware: ['bb'], identity: 'kept' },
      { identity: 'new', copied: true, remember: { hardware: ['aa'], identity: 'new' } },
    ],
  ])('%s', (_, facts, memory, decision) => {
    expect(decideIdentity(facts, memory, () => 'new')).toEqual({
      copied: false,
      source: SOURCES[decision.identity ?? ''],
      ...decision,
    });
  });

  test('is the same at every later start on the same board', () => {
    const text = fc.option(fc.constantFrom('', 'a', 'b'), { nil: undefined });
    const hardware = fc.subarray(['aa', 'bb', 'cc'], { minLength: 1 });
    const memory = fc.option(fc.record({ hardware: fc.subarray(['aa', 'dd']) }), { nil: undefined });
    fc.assert(
      fc.property(text, text, hardware, memory, (serial, machineId, adapters, remembered) => {
        const facts = { serials: [serial], machineId, hardware: adapters };
        const first = decideIdentity(facts, remembered, () => 'first');
        const later = decideIdentity(facts, first.remember ?? remembered, () => 'second');
        expect(later).toEqual({ identity: first.identity, source: first.source, copied: false });
      }),
    );
  });
});
