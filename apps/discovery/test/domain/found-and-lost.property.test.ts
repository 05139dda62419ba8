import fc from 'fast-check';
import type { Effect } from '#discovery/domain/effects.js';
import { cardOf, infoOf, RulesLab } from '../support/rules-lab.js';
import { Witness } from '../support/witness.js';

const IDS = ['cam-1', 'cam-2', 'cam-3'];
const id = fc.constantFrom(...IDS);
const address = fc.constantFrom<string>('10.0.0.5', '10.0.0.6', '127.0.0.1');
const hostname = fc.constantFrom('pi', 'pi-2');
const epoch = fc.integer({ min: 1, max: 6 });
const answer = fc.record({ what: fc.constant('answer' as const), id, hostname, address });

const input = fc.oneof(
  answer,
  fc.record({ what: fc.constant('bye' as const), id, hostname, address }),
  fc.record({ what: fc.constant('minimal' as const), hostname, address }),
  fc.record({ what: fc.constant('ready' as const), id, epoch }),
  fc.record({ what: fc.constantFrom('lost-bye' as const, 'lost-will' as const), id, epoch }),
  fc.record({ what: fc.constant('info' as const), id, hostname, address }),
  fc.record({ what: fc.constant('telemetry' as const), id }),
  fc.record({ what: fc.constant('gone' as const) }),
  fc.record({ what: fc.constant('wait' as const), ms: fc.integer({ min: 0, max: 30_000 }) }),
  fc.record({ what: fc.constant('search' as const), answers: fc.array(answer, { maxLength: 3 }) }),
);
type Input = typeof input extends fc.Arbitrary<infer T> ? T : never;

/** The rules and a witness, fed with the same inputs. */
class Play extends RulesLab {
  readonly witness = new Witness();

  override take(effects: readonly Effect[]): readonly Effect[] {
    for (const effect of effects) this.witness.sees(effect, this.elapsed);
    return super.take(effects);
  }

  play(step: Input): void {
    if (step.what === 'answer') this.answers(step);
    else if (step.what === 'bye') this.leaves(step);
    else if (step.what === 'minimal')
      this.hear(step.hostname, step.address, undefined, step.address === '127.0.0.1');
    else if (step.what === 'wait') this.wait(step.ms);
    else if (step.what === 'search') this.searchWith(step.answers);
    else this.playBroker(step);
  }

  private playBroker(step: Exclude<Input, { what: 'answer' | 'bye' | 'minimal' | 'wait' | 'search' }>): void {
    if (step.what === 'gone') {
      this.witness.brokerGone();
      this.rules.broker.gone();
    } else if (step.what === 'info') {
      this.witness.message(step.id, this.elapsed);
      this.info(step.id, infoOf(step.hostname, [step.address]));
    } else if (step.what === 'telemetry') {
      this.witness.message(step.id, this.elapsed);
      this.telemetry(step.id);
    } else this.tells(step.id, step.epoch, step.what);
  }

  private tells(id: string, epoch: number, what: 'ready' | 'lost-bye' | 'lost-will'): void {
    const reason = what === 'ready' ? 'none' : what === 'lost-bye' ? 'bye' : 'will';
    const state = what === 'ready' ? 'ready' : 'lost';
    const old = this.witness.isOld(id, state, epoch);
    const before = this.photo();
    if (!old) this.witness.presence(id, state, epoch, this.elapsed);
    const effects = this.presence(id, { state, reason, epoch });
    if (!old) return;
    expect(effects).toEqual([]);
    expect(this.photo()).toBe(before);
  }

  answers({ id, hostname, address }: { id: string; hostname: string; address: string }): void {
    this.witness.answer(id);
    this.hear(hostname, address, cardOf(id));
  }

  private leaves({ id, hostname, address }: { id: string; hostname: string; address: string }): void {
    this.witness.bye(id, this.elapsed);
    this.hear(hostname, address, cardOf(id, { state: 'bye' }));
  }

  private searchWith(answers: readonly { id: string; hostname: string; address: string }[]): void {
    this.searchBegan();
    for (const each of answers) this.answers(each);
    this.wait(1500);
    this.witness.searchEnded();
    this.take(this.rules.udp.searchEnded(this.now));
  }

  /** Everything that the rules hold of the services, as text. */
  private photo(): string {
    return JSON.stringify([this.rules.nextDueAt(), this.rules.registry.all()]);
  }
}

const plays = fc.array(input, { maxLength: 60 });

test('no input makes a loss without its reason, or lets fresh presence be lost for silence', () => {
  fc.assert(
    fc.property(plays, (steps) => {
      const play = new Play();
      for (const step of steps) play.play(step);
    }),
    { numRuns: 1500 },
  );
});

test('who reads all publications knows the registry', () => {
  fc.assert(
    fc.property(plays, (steps) => {
      const play = new Play();
      for (const step of steps) play.play(step);
      const published = play.rules.registry.published();
      expect([...play.witness.folded.values()]).toEqual(expect.arrayContaining(published));
      expect(play.witness.folded.size).toBe(published.length);
      const hosts = published.map((service) => service.hostname);
      for (const { id, label, hostname } of published) {
        const isShared = hosts.filter((other) => other === hostname).length > 1;
        expect(label).toBe(isShared ? `${hostname} (${id})` : hostname);
      }
    }),
    { numRuns: 500 },
  );
});

test('whatever came before, six silent searches without the broker lose everybody, and an answer finds again', () => {
  fc.assert(
    fc.property(plays, (steps) => {
      const play = new Play();
      for (const step of steps) play.play(step);
      play.play({ what: 'gone' });
      for (let i = 0; i < 6; i += 1) play.play({ what: 'search', answers: [] });
      // Where many are silent at once, they are held first.
      play.play({ what: 'wait', ms: 70_000 });
      expect(play.rules.registry.published().filter(({ status }) => status === 'found')).toEqual([]);
      expect(play.rules.nextDueAt()).toBe(Infinity);
      for (const id of IDS)
        play.play({ what: 'answer', id, hostname: 'pi', address: `10.1.0.${id.slice(-1)}` });
      for (const id of IDS) expect(play.service(id)?.status).toBe('found');
    }),
    { numRuns: 300 },
  );
});

test('an agent that the broker lost is lost within two seconds unless it returns', () => {
  fc.assert(
    fc.property(plays, id, (steps, who) => {
      const play = new Play();
      for (const step of steps) play.play(step);
      play.ready(who, 100);
      play.wait(1000);
      expect(play.service(who)?.status).toBe('found');
      play.witness.presence(who, 'lost', 100, play.elapsed);
      play.lost(who, 100, 'will');
      play.wait(2000);
      expect(play.service(who)).toMatchObject({ status: 'lost', reason: 'will' });
    }),
    { numRuns: 300 },
  );
});

test('however many speak on UDP, what is not verified stays within its bounds', () => {
  const speaker = fc.record({ name: fc.nat(40), a: fc.nat(1), b: fc.nat(120) });
  fc.assert(
    fc.property(fc.array(speaker, { maxLength: 2000, minLength: 500 }), (speakers) => {
      const lab = new RulesLab();
      for (const { name, a, b } of speakers) lab.hear(`pi-${name}`, `10.0.${a}.${b}`);
      const services = lab.rules.registry.published();
      expect(services.length).toBeLessThanOrEqual(256);
      const perAddress = Map.groupBy(services, ({ addresses }) => addresses[0]);
      for (const there of perAddress.values()) expect(there.length).toBeLessThanOrEqual(4);
      const distinct = new Set(speakers.map((speaker) => JSON.stringify(speaker))).size;
      const refused = lab.log.filter(({ effect }) => effect.type === 'refuse').length;
      expect(services.length === distinct || refused > 0).toBe(true);
    }),
    { numRuns: 30 },
  );
});
