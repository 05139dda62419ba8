import { Answers } from '#discovery/adapters/mqtt/answers.js';
import type { Bus } from '#bus/bus.js';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import { RecordingLogger } from '#testing/recording-logger.js';

const ASKED = { corr: 'c-1', requester: 'api-1', request: 'shift-7:42' };
const FACTS = { command: 'forget', id: 'cam-1' };
const LOGGED = { ...FACTS, corr: 'c-1', request: 'shift-7:42' };

const fail = (error: Error) => (): never => {
  throw error;
};

test.each([
  ['obeyed', () => ({ n: 1 }), { status: 'ok', data: { n: 1 } }, 'debug', {}],
  [
    'refused',
    fail(new RollcallError('service-found', 'It is found.')),
    { status: 'error', error: { code: 'service-found', detail: 'It is found.' } },
    'info',
    { code: 'service-found' },
  ],
  [
    'not foreseen, and why stays in the log',
    fail(new TypeError('x of undefined')),
    { status: 'error', error: { code: 'internal', detail: 'The command failed unexpectedly.' } },
    'error',
    { err: new TypeError('x of undefined') },
  ],
] as const)(
  'what is %s is answered, and logged with the request it came of',
  async (_, work, reply, level, more) => {
    const sent: unknown[] = [];
    const publish = (...message: unknown[]): Promise<void> => Promise.resolve(void sent.push(message));
    const logger = new RecordingLogger();
    await new Answers({ publish } as unknown as Bus, logger).answer(FACTS, ASKED, work);
    const answer = { corr: 'c-1', ...reply };
    expect(sent).toMatchObject([['discovery.reply', { requester: 'api-1' }, answer]]);
    expect(logger.lines).toMatchObject([{ level, facts: { ...LOGGED, ...more } }]);
  },
);
