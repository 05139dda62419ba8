import { startTestBroker, type TestBroker } from '#testing/broker.js';
import { startTestApi, type TestApi } from './test-api.js';

/** Gives the tests beside its call a real broker and a real API: each test its own, or all of them one. */
export function withApi(
  whose: 'each' | 'all',
  given: (api: TestApi, broker: TestBroker) => void,
  ...more: StartParameters
): void {
  const [before, after] = whose === 'each' ? [beforeEach, afterEach] : [beforeAll, afterAll];
  let broker: TestBroker | undefined;
  let api: TestApi | undefined;
  before(async () => {
    broker = await startTestBroker();
    api = await startTestApi(broker, ...more);
    given(api, broker);
  });
  after(async () => {
    await api?.close();
    await broker?.close();
  });
}

type StartParameters = Parameters<typeof startTestApi> extends [unknown, ...infer Rest] ? Rest : never;
