import { EventOutbox } from '#camera-agent/adapters/mqtt/event-outbox.js';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { Event } from '#contracts/messages/event.js';
import { Refusals } from '#runtime/refusals.js';
import { eventually } from '#testing/eventually.js';
import { FakeClock } from '#testing/fake-clock.js';
import { silentLogger } from '#testing/silent-logger.js';

const event = (n: number): Event => ({
  id: `e-${n}`,
  type: 'recording.saved',
  time: '2026-01-01T00:00:00.000Z',
  subject: 'film-1',
  data: {},
});

function opened(): { outbox: EventOutbox; sent: string[]; refusals: Refusals; fault: { error?: Error } } {
  const sent: string[] = [];
  const fault: { error?: Error } = {};
  const refusals = new Refusals(silentLogger, new FakeClock());
  const outbox = new EventOutbox(async ({ id }) => {
    await Promise.resolve();
    if (fault.error) throw fault.error;
    sent.push(id);
  }, refusals);
  return { outbox, sent, refusals, fault };
}

/** Whatever could go on has gone on. */
const allSettled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const away = new RollcallError('broker-away', 'No broker.');

describe('the outbox of events', () => {
  test('sends at once, in order', async () => {
    const { outbox, sent } = opened();
    for (let n = 0; n < 5; n += 1) outbox.add(event(n));
    await eventually('five are sent', () => sent.length === 5);
    expect(sent).toEqual(['e-0', 'e-1', 'e-2', 'e-3', 'e-4']);
  });

  test('keeps what happens while the broker is away, and sends it once when it is back', async () => {
    const { outbox, sent, fault } = opened();
    fault.error = away;
    for (let n = 0; n < 3; n += 1) outbox.add(event(n));
    await allSettled();
    delete fault.error;
    await outbox.flush();
    await outbox.flush();
    expect(sent).toEqual(['e-0', 'e-1', 'e-2']);
  });

  test('keeps 64 and counts what it dropped, the oldest first', async () => {
    const { outbox, sent, refusals, fault } = opened();
    fault.error = away;
    for (let n = 0; n < 70; n += 1) outbox.add(event(n));
    await allSettled();
    delete fault.error;
    await outbox.flush();
    expect(sent).toHaveLength(64);
    expect([sent[0], sent.at(-1)]).toEqual(['e-6', 'e-69']);
    expect(refusals.counts.toJSON()).toEqual({ 'event-outbox-full': 6 });
  });

  test('gives up an event that can never be sent, and goes on', async () => {
    const { outbox, sent, refusals, fault } = opened();
    fault.error = new RollcallError('message-too-large', 'Too large.');
    outbox.add(event(0));
    await eventually('it is given up', () => refusals.counts.total === 1);
    delete fault.error;
    outbox.add(event(1));
    await eventually('the next is sent', () => sent.length === 1);
    expect(refusals.counts.toJSON()).toEqual({ 'event-not-sent': 1 });
  });
});
