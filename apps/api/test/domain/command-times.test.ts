import { COMMAND_ENDS, CommandTimes } from '#api/domain/cameras/command-times.js';
import { ERRORS, type ErrorCode } from '#contracts/errors/catalogue.js';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import { FakeClock } from '#testing/fake-clock.js';

const clock = new FakeClock();
const told: unknown[][] = [];
const times = new CommandTimes(clock, (...took) => told.push(took));

async function endOf(error: unknown): Promise<unknown> {
  await times.of('power', () => Promise.reject(error as Error)).catch(() => undefined);
  return told.at(-1)?.[1];
}

test('what took how long is told, and what came of it is passed on', async () => {
  const work = (): Promise<string> => {
    clock.advance(250);
    return Promise.resolve('answer');
  };
  expect(await times.of('identify', work)).toBe('answer');
  expect(told.at(-1)).toEqual(['identify', 'done', 250]);
  const refusal = new RollcallError('unsupported', 'No.');
  await expect(times.of('identify', () => Promise.reject(refusal))).rejects.toBe(refusal);
});

test.each<[ErrorCode, string]>([
  ['already-recording', 'refused'],
  ['unsupported', 'refused'],
  ['camera-lost', 'lost'],
  ['broker-away', 'lost'],
  ['no-answer', 'no-answer'],
  ['camera-failed', 'failed'],
])('%s counts as %s', async (code, end) => {
  expect(await endOf(new RollcallError(code, 'x'))).toBe(end);
});

test('whatever goes wrong has one of the few ends', async () => {
  for (const code of Object.keys(ERRORS) as ErrorCode[])
    expect(COMMAND_ENDS).toContain(await endOf(new RollcallError(code, 'x')));
  expect(await endOf(new Error('a defect'))).toBe('failed');
});
