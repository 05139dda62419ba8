import { agentEvent, discoveryEvent } from '#api/domain/events/passed-on.js';
import { eventOf, recordingOf, searchOf } from '../support/samples.js';

const started = eventOf('recording.started', 'r1', recordingOf('a', 'r1'));

test('an event of the camera whose topic it came by is passed on', () => {
  expect(agentEvent({ id: 'a', type: 'recording-started' }, started).ok).toBe(true);
});

test.each([
  ['another camera', { id: 'b', type: 'recording-started' }, started],
  ['another type than its topic', { id: 'a', type: 'recording-saved' }, started],
  ['another subject', { id: 'a', type: 'recording-started' }, { ...started, subject: 'r2' }],
  ['no recording', { id: 'a', type: 'recording-started' }, eventOf('recording.started', 'r1', { id: 'r1' })],
  ['a service', { id: 'a', type: 'service-lost' }, eventOf('service.lost', 'a', {})],
  ['a search', { id: 'a', type: 'search-started' }, eventOf('search.started', 's1', searchOf('s1'))],
])('an agent that speaks of %s is refused', (_what, topic, event) => {
  expect(agentEvent(topic, event)).toMatchObject({ ok: false, refusal: { kind: 'invalid' } });
});

test('discovery tells of searches and of nothing else', () => {
  const search = eventOf('search.finished', 's1', searchOf('s1'));
  expect(discoveryEvent({ type: 'search-finished' }, search).ok).toBe(true);
  expect(discoveryEvent({ type: 'search-started' }, search).ok).toBe(false);
  expect(discoveryEvent({ type: 'recording-started' }, started).ok).toBe(false);
});
