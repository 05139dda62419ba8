import fc from 'fast-check';
import type { Fact } from '#api/domain/fleet/fact.js';
import {
  infoOf,
  metaOf,
  presenceOf,
  recordingOf,
  serviceOf,
  stateOf,
  telemetryOf,
  troubleOf,
} from './samples.js';

const IDS = ['a', 'b', 'c'];
const id = fc.constantFrom(...IDS);
const presence = fc
  .tuple(fc.constantFrom('ready' as const, 'lost' as const), fc.integer({ min: 1, max: 4 }))
  .map(([state, epoch]) => presenceOf(state, epoch));

const service = fc.record({
  status: fc.constantFrom('found' as const, 'lost' as const),
  label: fc.constantFrom('one', 'two'),
  kind: fc.constantFrom('camera', 'unknown'),
});

const state = fc.oneof(
  fc.constant(stateOf()),
  fc.constant(stateOf({ settings: { desired: { width: 1920, height: 1080, fps: 30 } } })),
  fc.constant(stateOf({ error: { code: 'no-camera', detail: 'gone', advice: 'plug it in' } })),
  fc.constant(stateOf({ disk: { totalBytes: 9, freeBytes: 1 } })),
  id.map((camera) => stateOf({ status: 'recording', recording: recordingOf(camera, 'r1') })),
);

const trouble = fc
  .tuple(
    fc.integer({ min: 1, max: 41 }),
    fc.constantFrom('2026-01-31T12:00:00.000Z', '2026-01-31T13:00:00.000Z'),
  )
  .map(([silent, since]) => troubleOf(silent, 41, { since }));

/** Anything that can be heard, in any order. */
export const anyFact: fc.Arbitrary<Fact> = fc.oneof(
  fc.boolean().map((connected): Fact => ({ kind: 'broker', connected })),
  fc.option(presence, { nil: undefined }).map((presence): Fact => ({ kind: 'discovery-presence', presence })),
  fc
    .tuple(fc.integer({ min: 0, max: 3 }), fc.option(trouble, { nil: undefined }))
    .map(([count, network]): Fact => {
      return { kind: 'registry-meta', meta: metaOf(count, network && { network }) };
    }),
  fc
    .tuple(id, fc.option(service, { nil: undefined }))
    .map(([id, more]): Fact => ({ kind: 'service', id, service: more && serviceOf(id, more) })),
  fc
    .tuple(id, fc.option(presence, { nil: undefined }))
    .map(([id, presence]): Fact => ({ kind: 'agent-presence', id, presence })),
  fc
    .tuple(id, fc.constantFrom('v1', 'v2'))
    .map(([id, version]): Fact => ({ kind: 'agent-info', id, info: infoOf(id, { version }) })),
  fc
    .tuple(id, fc.option(state, { nil: undefined }))
    .map(([id, state]): Fact => ({ kind: 'agent-state', id, state })),
  fc
    .tuple(id, fc.nat(3))
    .map(([id, load]): Fact => ({ kind: 'agent-telemetry', id, telemetry: telemetryOf(load) })),
);

/** Facts of one topic stay in their order; those of different topics do not. */
export function topicOf(fact: Fact): string {
  return 'id' in fact ? `${fact.kind}/${fact.id}` : fact.kind;
}
