import { ClockKeeper } from '#camera-agent/adapters/mqtt/clock-keeper.js';
import { OperatorClock } from '#camera-agent/domain/clock/operator-clock.js';
import type { Bus } from '#bus/bus.js';
import { FineTime } from '#runtime/fine-time.js';
import { Refusals } from '#runtime/refusals.js';
import { systemClock } from '#runtime/system-clock.js';
import { systemRandom } from '#runtime/system-random.js';
import { startTestBroker, type TestBroker } from '#testing/broker.js';
import { agentBus, apiBus, connected } from '#testing/bus.js';
import { eventually } from '#testing/eventually.js';
import { silentLogger } from '#testing/silent-logger.js';

/** An operator that answers over a real broker, and the keeper of an agent that asks it. */
class Lab {
  readonly operatorClock = new OperatorClock(systemClock);
  readonly refusals = new Refusals(silentLogger, systemClock);
  asked = 0;
  news = 0;
  isSilent = false;
  /** The operator's clock before this host's, ms. */
  aheadMs = 1000;
  private readonly api: Bus;
  private readonly agent: Bus;
  readonly keeper: ClockKeeper;

  constructor(private readonly broker: TestBroker) {
    this.api = apiBus(broker);
    const fine = new FineTime(systemClock);
    this.api.on('agent.clock-request', {}, async (request, { params, arrivedAt }) => {
      this.asked += 1;
      if (!request || this.isSilent) return;
      const stamp = (at: number): number => fine.at(at).ms + this.aheadMs;
      const [reachedMs, leftMs] = [stamp(arrivedAt), stamp(systemClock.monotonic())];
      const stamps = { reachedMs, leftMs, errorMs: fine.at(arrivedAt).errorMs };
      const time = new Date(leftMs).toISOString();
      await this.api.publish('agent.clock-reply', params, { corr: request.corr, time, ...stamps });
    });
    this.agent = agentBus(broker, 'cam-1');
    const { operatorClock, refusals } = this;
    const parts = { operatorClock, refusals, clock: systemClock, random: systemRandom };
    this.keeper = new ClockKeeper(this.agent, 'cam-1', parts, () => (this.news += 1));
    this.agent.on('agent.clock-reply', { id: 'cam-1' }, (reply, { arrivedAt }) =>
      this.keeper.answered(reply, arrivedAt),
    );
    this.keeper.start();
  }

  async connect(): Promise<void> {
    await connected(this.api);
    await connected(this.agent);
    await eventually('the quick questions', () => this.asked >= 8);
  }

  /** Two clocks cannot be read at one instant: a busy machine may do other work between them, but not each time. */
  get wrongBy(): number {
    const read = (): number => Math.abs(this.operatorClock.now() - Date.now() - this.aheadMs);
    return Math.min(...Array.from({ length: 20 }, read));
  }

  async close(): Promise<void> {
    await Promise.all([this.api.close(), this.agent.close()]);
    await this.broker.close();
  }
}

let lab: Lab;
beforeEach(async () => {
  lab = new Lab(await startTestBroker());
});
afterEach(() => lab.close());

test('before the connection there is nothing to wait for', async () => {
  await lab.keeper.refresh();
  expect(lab.operatorClock.known).toBe(false);
});

test('measures at the connect and anew on request, and tells what matters', async () => {
  await lab.connect();
  expect(lab.news).toBeGreaterThanOrEqual(1);
  expect(lab.wrongBy).toBeLessThanOrEqual(lab.operatorClock.errorMs + 1);
  const { asked, news } = lab;
  await lab.keeper.refresh();
  // The last question of the connect may still be on its way, and is one of them then.
  expect(lab.asked - asked).toBeGreaterThanOrEqual(7);
  expect(lab.news).toBeGreaterThan(news);
});

test("notices on request that the operator's clock was set", async () => {
  await lab.connect();
  lab.aheadMs -= 30_000;
  await lab.keeper.refresh();
  expect(lab.wrongBy).toBeLessThanOrEqual(lab.operatorClock.errorMs + 1);
  expect(lab.operatorClock.state.step?.byMs).toBeCloseTo(-30_000, -2);
});

test('waits no longer than it is told to where nobody answers', async () => {
  await lab.connect();
  lab.isSilent = true;
  const { asked } = lab;
  await lab.keeper.refresh(200);
  expect(lab.asked - asked).toBeLessThan(8);
  expect(lab.operatorClock.known).toBe(true);
});

test('an answer that nobody asked for is refused and counted', async () => {
  await lab.connect();
  const before = lab.operatorClock.state;
  lab.keeper.answered({ corr: 'forged', time: '2001-01-01T00:00:00.000Z' }, systemClock.monotonic());
  expect(lab.refusals.counts.toJSON()['clock-reply-unused']).toBe(1);
  expect(lab.operatorClock.state.offsetMs).toBeCloseTo(before.offsetMs, -3);
});
