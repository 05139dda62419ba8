import type { Reservation } from '#camera-agent/domain/roll-call/answer-budget.js';
import { CallPolicy } from '#camera-agent/domain/roll-call/call-policy.js';
import { decodeRollCall } from '#contracts/udp/codec.js';
import type { Effect } from '#discovery/domain/effects.js';
import { hear } from '#discovery/adapters/udp/hear.js';
import { Refusals } from '#runtime/refusals.js';
import { systemClock } from '#runtime/system-clock.js';
import { silentLogger } from '#testing/silent-logger.js';
import { hostileDatagram } from './hostile-datagrams.js';
import { infoOf, RulesLab } from './rules-lab.js';
import { seededRandom } from '#testing/seeded-random.js';

const CAMERAS = ['cam-1', 'cam-2', 'cam-3'];
const SEARCH_EVERY = 30_000;
const TELEMETRY_EVERY = 10_000;
const LINKS = [{ network: 0x0a000000, prefix: 8 }];

/** Keeps no log: millions of inputs would fill the memory. */
class QuietLab extends RulesLab {
  /** Ids of the services that were lost. */
  readonly everLost = new Set<string>();

  override take(effects: readonly Effect[]): readonly Effect[] {
    for (const effect of effects)
      if (effect.type === 'publish' && effect.change === 'lost') this.everLost.add(effect.service.id);
    return effects;
  }
}

/** A datagram each simulated millisecond, at discovery's rules and at an agent's, as it comes from the socket. */
export class DatagramFuzz {
  readonly refusals = new Refusals(silentLogger, systemClock);
  /** Datagrams that hold an answer for discovery. */
  heard = 0;
  private sent = 0;
  /** That the agent would give. */
  private readonly answers = new Set<Reservation>();
  private readonly random;
  private readonly lab = new QuietLab();
  private readonly policy;

  constructor(seed: number) {
    this.random = seededRandom(seed);
    this.policy = new CallPolicy(() => LINKS, [], this.random);
    for (const [i, id] of CAMERAS.entries()) {
      this.lab.info(id, infoOf(`pi-${i}`, [`10.9.0.${i}`]));
      this.lab.ready(id, 1);
    }
    this.lab.searches(3);
  }

  run(count: number): void {
    for (let i = 0; i < count; i += 1) this.one();
  }

  /** What is known of the cameras that are there. Who forges a card of theirs may well be told as a conflict. */
  cameras(): object[] {
    return CAMERAS.map((id) => {
      const { status, hostname, label, addresses, port, kind, since } = this.lab.service(id) ?? {};
      return { id, status, hostname, label, addresses, port, kind, since };
    });
  }

  get lostCameras(): string[] {
    return CAMERAS.filter((id) => this.lab.everLost.has(id));
  }

  get registrySize(): number {
    return this.lab.rules.registry.size;
  }

  /** The most answers that the agent would send within a second. */
  mostAnswersInASecond(): number {
    const times = [...this.answers].map(({ at }) => at).sort((a, b) => a - b);
    return Math.max(0, ...times.map((_, i) => countWithin(times, i)));
  }

  private one(): void {
    const i = this.sent++;
    const bytes = hostileDatagram(this.random);
    // Port 0 is what a forged datagram may come from.
    const from = { address: `10.0.${i & 3}.${(i >> 2) & 255}`, port: i % 10 === 0 ? 0 : 4000 };
    const answers = hear(bytes, from, false, this.refusals);
    for (const each of answers) this.lab.take(this.lab.rules.udp.answer(each, this.lab.now));
    this.heard += Math.min(1, answers.length);
    this.ask(bytes, from.address, i);
    if (i % TELEMETRY_EVERY === 0) for (const id of CAMERAS) this.lab.telemetry(id);
    if (i % SEARCH_EVERY === 0) this.lab.search();
    else this.lab.wait(1);
  }

  private ask(bytes: Uint8Array, address: string, now: number): void {
    const decision = this.policy.decide(decodeRollCall(bytes).messages, address, now);
    if (decision.kind !== 'answer') return;
    const { reservation } = decision;
    this.answers.add(reservation);
    reservation.cancel = () => this.answers.delete(reservation);
  }
}

/** How many of the sorted times, from the one at `index` on, lie within a second of it. */
function countWithin(times: readonly number[], index: number): number {
  const end = (times[index] ?? NaN) + 1000;
  let count = 0;
  while ((times[index + count] ?? Infinity) < end) count += 1;
  return count;
}
