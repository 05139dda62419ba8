import { EmqxShutOut } from '#api/adapters/emqx/emqx-shut-out.js';
import type { Logger } from '#contracts/ports/logger.js';
import { eventually } from '#testing/eventually.js';
import { FakeClock } from '#testing/fake-clock.js';
import { EMQX_KEY, EmqxStandIn } from '../support/emqx-stand-in.js';

const LOGIN_MS = 7 * 86_400_000;
const ENDS = 'DELETE /api/v5/clients/left-3';
const BANS = 'POST /api/v5/banned';
const UNBANS = 'DELETE /api/v5/banned/clientid/left-3';

let emqx: EmqxStandIn;
let clock: FakeClock;
let logged: string;
let shutOut: EmqxShutOut;

beforeEach(async () => {
  emqx = await EmqxStandIn.start();
  clock = new FakeClock();
  logged = '';
  start();
});
afterEach(async () => {
  await shutOut.stop();
  await emqx.close();
  expect(logged).not.toContain('a-secret');
  expect(logged).not.toContain(Buffer.from(EMQX_KEY).toString('base64'));
});

function start(key = EMQX_KEY): void {
  const log = (facts: object, message: string): void =>
    void (logged += `${JSON.stringify(facts)} ${message}\n`);
  const logger: Logger = { debug: log, info: log, warn: log, error: log };
  shutOut = new EmqxShutOut({ access: { ...emqx.access, key }, loginMs: LOGIN_MS, clock, logger });
}

/** Moves the clock on until it happens. */
async function passing(what: string, happened: () => boolean): Promise<void> {
  await eventually(what, () => {
    if (!happened()) clock.advance(50);
    return happened();
  });
}

/** The first try has failed, and then 4 s are over. */
async function refusal(isSilent = false): Promise<unknown> {
  const begun = clock.monotonic();
  const refused = shutOut.shutOut('left-3').catch((error: unknown) => error);
  const hasFailed = (): boolean => logged.includes('EMQX still lets a camera in');
  if (isSilent) await passing('the first try fails', hasFailed);
  else await eventually('the first try fails', hasFailed);
  clock.advance(4000 - (clock.monotonic() - begun));
  return refused;
}

const notTold = (detail: string): object =>
  expect.objectContaining({
    code: 'broker-not-told',
    message: expect.stringContaining(detail) as string,
  }) as object;

test('a camera is ended before the ban, for its will, and behind it', async () => {
  emqx.clients.add('left-3');
  await shutOut.shutOut('left-3');
  expect(emqx.seen).toEqual([ENDS, BANS, ENDS]);
  expect([[...emqx.clients], emqx.wills]).toEqual([[], ['left-3']]);
  expect(emqx.bans.get('left-3')).toEqual({
    as: 'clientid',
    who: 'left-3',
    by: 'rollcall',
    reason: 'revoked',
    until: new Date(clock.now() + LOGIN_MS).toISOString().replace('.000', ''),
  });
  expect(clock.timers).toBe(0);
});

test('who is not connected is banned', async () => {
  await shutOut.shutOut('left-3');
  expect(emqx.bans.has('left-3')).toBe(true);
});

test('a ban that somebody else made, which may end sooner, is replaced', async () => {
  emqx.bans.set('left-3', { as: 'clientid', who: 'left-3', until: '2026-01-01T00:05:00Z' });
  await shutOut.shutOut('left-3');
  expect(emqx.seen).toEqual([ENDS, BANS, UNBANS, BANS, ENDS]);
  expect(emqx.bans.get('left-3')?.until).toBe('2026-01-08T00:00:00Z');
});

test('EMQX is away: that is said after 4 s, and it is told once it is back', async () => {
  await emqx.close();
  emqx.clients.add('left-3');
  expect(await refusal()).toEqual(notTold('ECONNREFUSED'));
  await emqx.open();
  await passing('it is told', () => emqx.bans.has('left-3') && emqx.clients.size === 0);
  expect(emqx.bans.get('left-3')?.until).toBe('2026-01-08T00:00:00Z');
});

test.each([
  ['answers nothing', 'silence', 'no answer in 1200 ms'],
  ['has trouble', 500, 'answered 500 to POST /api/v5/banned'],
  ['is something else', 404, 'answered 404 to POST /api/v5/banned'],
  ['refuses the key', 401, 'refuses the key in ROLLCALL_EMQX_KEY'],
  ['sends somewhere else', 302, 'gives no answer'],
] as const)('EMQX %s: that is said, and it is told in the end', async (_, trouble, said) => {
  emqx.trouble = trouble;
  expect(await refusal(trouble === 'silence')).toEqual(notTold(said));
  expect(emqx.bans.size).toBe(0);
  expect(logged).toContain(said);
  emqx.trouble = undefined;
  await passing('it is told', () => emqx.bans.has('left-3'));
});

test('a wrong key is none', async () => {
  start('a-key:another');
  expect(await refusal()).toEqual(notTold('refuses the key'));
  expect(emqx.bans.size).toBe(0);
});

test('the tries become rarer, and end when the token has expired', async () => {
  emqx.trouble = 500;
  expect(await refusal()).toEqual(notTold('500'));
  const tries = (): number => logged.split('still lets').length - 1;
  for (const [n, wait] of [1000, 2000, 4000, 8000, 16_000, 30_000, 30_000].entries()) {
    await eventually('it waits for the next try', () => tries() === n + 2 && clock.timers === 1);
    clock.advance(wait - 1);
    expect(clock.timers).toBe(1);
    clock.advance(1);
  }
  await eventually('it waits for the next try', () => tries() === 9 && clock.timers === 1);
  const calls = emqx.seen.length;
  clock.advance(LOGIN_MS);
  await eventually('it ends', () => logged.includes('EMQX is told no more'));
  expect([emqx.seen.length, clock.timers]).toEqual([calls, 0]);
});

test('who joins anew is let in', async () => {
  expect(await shutOut.letIn('left-3')).toBe(false);
  await shutOut.shutOut('left-3');
  expect(await shutOut.letIn('left-3')).toBe(true);
  expect(emqx.bans.size).toBe(0);
});

test('who joins anew before EMQX was told is not shut out later', async () => {
  emqx.trouble = 500;
  expect(await refusal()).toEqual(notTold('500'));
  await eventually(
    'it waits for the third try',
    () => logged.split('still lets').length === 3 && clock.timers === 1,
  );
  emqx.trouble = undefined;
  expect(await shutOut.letIn('left-3')).toBe(true);
  expect([clock.timers, emqx.bans.size]).toEqual([0, 0]);
});

test('who cannot be let in stays to be shut out', async () => {
  emqx.trouble = 500;
  expect(await refusal()).toEqual(notTold('500'));
  await expect(shutOut.letIn('left-3')).rejects.toEqual(notTold('500'));
  emqx.trouble = undefined;
  await passing('it is told', () => emqx.bans.has('left-3'));
});

test('2,000 wait at most, of which 16 are told at a time', async () => {
  emqx.trouble = 'silence';
  const waiting = Array.from({ length: 2000 }, (_, i) => shutOut.shutOut(`cam-${i}`).catch(() => undefined));
  await expect(shutOut.shutOut('left-3')).rejects.toEqual(notTold('too many'));
  await eventually('they are asked', () => emqx.seen.length === 16);
  clock.advance(1000);
  expect(emqx.seen).toHaveLength(16);
  emqx.trouble = undefined;
  await passing('the others have their turn', () => emqx.bans.size > 32);
  await shutOut.stop();
  await Promise.all(waiting);
});

test('it stops at once, whatever EMQX does', async () => {
  emqx.trouble = 'silence';
  const told = shutOut.shutOut('left-3').catch((error: unknown) => error);
  await eventually('it is asked', () => emqx.seen.length === 1);
  await shutOut.stop();
  clock.advance(4000);
  await told;
  expect([emqx.seen, clock.timers]).toEqual([[ENDS], 0]);
});
