import { explanationOf } from '#contracts/messages/explanations.js';
import { LOST_REASONS, SERVICE_FLAGS } from '#contracts/messages/registry.js';
import { legend } from '../../src/output/legend.js';
import { service } from '../support/samples.js';

test.each([...LOST_REASONS, ...SERVICE_FLAGS])('"%s" is explained, in few words', (word) => {
  expect(explanationOf(word)).toMatch(/^.{10,70}$/);
});

test('what is neither a reason nor a flag has no explanation', () => {
  expect(['search', 'constructor', ''].map(explanationOf)).toEqual([undefined, undefined, undefined]);
});

test('the legend has what occurs, each once', () => {
  const services = [
    service('a', { flags: ['flapping', 'of-a-newer-version'] }),
    service('b', { status: 'lost', reason: 'will', flags: ['flapping'] }),
    service('c', { status: 'lost', reason: 'will' }),
  ];
  expect(legend(services)).toEqual([
    'will: its connection broke: power, network or process',
    'flapping: five changes between found and lost in ten minutes',
  ]);
  expect(legend([service('a')])).toEqual([]);
});
