import { RollcallError } from '#contracts/errors/rollcall-error.js';
import { refusal } from '#contracts/errors/outcome.js';
import { eventually } from '#testing/eventually.js';
import { Lab, problemIn } from '../support/lab.js';
import { serviceOf } from '../support/samples.js';

let lab: Lab;

beforeEach(async () => {
  lab = await Lab.start();
  await lab.discovery.say(serviceOf('here'));
  await lab.discovery.say(serviceOf('gone', { status: 'lost', reason: 'will' }));
  await eventually('both are seen', () => lab.api.parts.fleet.allServices().length === 2);
});

afterEach(() => lab.close());

test('a lost service is forgotten by discovery, and so by the view', async () => {
  const reader = await lab.reader();
  const response = await lab.call('delete', '/services/gone').expect(204);
  expect(response.text).toBe('');
  expect(await reader.next('service.forgotten', 'gone')).toMatchObject({ data: { id: 'gone' } });
  expect(problemIn(await lab.call('get', '/services/gone'))).toEqual([404, 'unknown-service']);
});

test('one that is found or unknown is not, and discovery is not even asked', async () => {
  const asked: string[] = [];
  lab.discovery.forgets = (id) => {
    asked.push(id);
    return Promise.resolve({});
  };
  expect(problemIn(await lab.call('delete', '/services/here'))).toEqual([409, 'service-found']);
  expect(problemIn(await lab.call('delete', '/services/nobody'))).toEqual([404, 'unknown-service']);
  expect(asked).toEqual([]);
});

test('what discovery refuses is refused with its code', async () => {
  lab.discovery.forgets = () =>
    Promise.resolve(refusal(new RollcallError('service-found', 'It has just come back.')));
  const response = await lab.call('delete', '/services/gone');
  expect(problemIn(response)).toEqual([409, 'service-found']);
  expect(response.body).toMatchObject({ detail: 'It has just come back.' });
});

test('a discovery that does not answer is given up', async () => {
  lab.discovery.forgets = () => Promise.resolve(undefined);
  expect(problemIn(await lab.call('delete', '/services/gone'))).toEqual([504, 'no-answer']);
}, 20_000);

test('without discovery, or without the broker, that is said at once', async () => {
  await lab.discovery.close();
  await eventually('the registry is stale', () => lab.api.parts.fleet.stale);
  expect(problemIn(await lab.call('delete', '/services/gone'))).toEqual([503, 'discovery-away']);
  await lab.broker.close();
  await eventually('the broker is away', () => lab.api.parts.bus.state === 'connecting');
  expect(problemIn(await lab.call('delete', '/services/gone'))).toEqual([503, 'broker-away']);
});
