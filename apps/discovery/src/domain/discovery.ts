import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { AgentInfo } from '#contracts/messages/agent-info.js';
import type { Presence } from '#contracts/messages/presence.js';
import type { Search } from '#contracts/messages/search.js';
import type { Service } from '#contracts/messages/registry.js';
import type { Timer } from '#contracts/ports/clock.js';
import type { Probe } from '#contracts/udp/messages.js';
import type { Change, Effect, Target } from './effects.js';
import { FoundAndLost } from './found-and-lost.js';
import type { Heard } from './heard.js';
import { instantOf, type Instant } from './instant.js';
import type { DiscoveryParts } from './ports.js';
import { RunningSearch } from './running-search.js';
import { toNetworkTrouble, type Trouble } from './silence.js';
import { SearchPlan, type PlannedSearch, type SearchStep } from './search-plan.js';
import type { StoredRegistry } from './stored-service.js';

/** Carries out the search plan and the rules of found and lost, with one timer for both. */
export class Discovery {
  private readonly rules: FoundAndLost;
  private readonly plan: SearchPlan;
  private search: RunningSearch | undefined;
  private timer: Timer | undefined;
  /** What the timer stands on, monotonic ms. */
  private dueAt: number | undefined;
  private stopped = false;

  constructor(
    private readonly parts: DiscoveryParts,
    /** Names this process in its probes, so that it knows them when it hears them. */
    private readonly from: string,
  ) {
    this.rules = new FoundAndLost(parts.digest, parts.seals);
    this.plan = new SearchPlan(parts.random);
  }

  /** Takes up what was kept and begins to search. */
  start(kept: StoredRegistry): void {
    this.rules.restore(kept);
    for (const service of this.rules.registry.published()) this.parts.outlet.service(service);
    this.plan.start(this.parts.clock.monotonic());
    this.onTime();
  }

  stop(): void {
    this.stopped = true;
    this.timer?.stop();
  }

  heard(heard: Heard): void {
    this.at((now) => this.apply(this.rules.udp.answer(heard, now)));
  }

  presence(id: string, presence: Presence | undefined): void {
    this.at((now) => this.apply(this.rules.broker.presence(id, presence, now)));
  }

  info(id: string, info: AgentInfo | undefined): void {
    this.at((now) => this.apply(this.rules.broker.info(id, info, now)));
  }

  telemetry(id: string): void {
    this.at((now) => this.apply(this.rules.broker.telemetry(id, now)));
  }

  brokerGone(): void {
    this.rules.broker.gone();
  }

  interfacesChanged(): void {
    this.at((now) => this.carryOut(this.plan.interfacesChanged(now.mono, this.known), now));
  }

  /** Starts a search or joins the one that runs; gives that search as it stands. */
  requestSearch(): Search {
    this.at((now) => this.carryOut(this.plan.request(now.mono, this.known), now));
    if (this.search) return this.search.toSearch(this.rules.udp.answeredCount());
    throw new RollcallError('discovery-away', 'Discovery is stopping and searches no more.');
  }

  /** Takes a lost service out of the registry. Throws `unknown-service`, or `service-found` for one that is there. */
  forget(id: string): void {
    const service = this.rules.registry.get(id);
    if (!service) throw new RollcallError('unknown-service', `There is no service with the id ${id}.`);
    if (service.status === 'found')
      throw new RollcallError('service-found', `The service ${id} is found, so it is not forgotten.`);
    this.at(() => this.apply(this.rules.registry.forget(service)));
  }

  private get known(): number {
    return this.rules.registry.size;
  }

  private onTime(): void {
    this.dueAt = undefined;
    this.at((now) => {
      const calm = this.search?.foundNobody === true && !this.rules.udp.isSomebodySilent();
      this.carryOut(this.plan.advance(now.mono, { known: this.known, calm }), now);
      this.apply(this.rules.tick(now));
    });
  }

  /** Every input goes this way: afterwards the timer stands on what is due next. */
  private at(take: (now: Instant) => void): void {
    if (this.stopped) return;
    take(instantOf(this.parts.clock));
    this.arm(Math.min(this.plan.nextAt(), this.rules.nextDueAt()));
  }

  /** A timer that stands right is left alone: set anew at every datagram, it would never fire in a flood. */
  private arm(dueAt: number): void {
    if (dueAt === this.dueAt) return;
    this.timer?.stop();
    this.dueAt = dueAt;
    const wait = Math.max(0, dueAt - this.parts.clock.monotonic());
    this.timer = this.parts.clock.after(wait, () => this.onTime());
  }

  private carryOut(steps: readonly SearchStep[], now: Instant): void {
    for (const { type, search } of steps) {
      if (type === 'begin') this.begin(search, now);
      else if (type === 'probe') this.parts.rollCall.call(this.probe(search.id, search.windowMs));
      else this.end(now);
    }
  }

  private begin(planned: PlannedSearch, now: Instant): void {
    this.parts.rollCall.refresh();
    this.rules.udp.searchBegan();
    this.rules.freshness.searchBegan(planned.id);
    this.search = new RunningSearch(planned, now.wall);
    this.parts.outlet.search(this.search.toSearch(0));
  }

  private end(now: Instant): void {
    this.apply(this.rules.udp.searchEnded(now));
    const finished = this.search?.toSearch(this.rules.udp.answeredCount(), now.wall);
    this.search = undefined;
    if (finished) this.parts.outlet.search(finished);
  }

  private apply(effects: readonly Effect[]): void {
    for (const effect of effects) this.do(effect);
    const targets = effects.flatMap((effect) => (effect.type === 'confirm' ? [effect.to] : []));
    if (targets.length > 0) this.confirm(targets);
    const toKeep = effects.some(({ type }) => type === 'publish' || type === 'forget' || type === 'keep');
    if (toKeep) this.parts.store.save(() => this.rules.stored());
  }

  /** One question for all who are asked now: it is signed once. */
  private confirm(targets: readonly Target[]): void {
    const { clock, random, rollCall } = this.parts;
    const probe = this.probe(random.id(), 0);
    this.rules.freshness.confirmationBegan(probe.search, clock.monotonic());
    for (const to of targets) rollCall.confirm(to, probe);
  }

  private do(effect: Effect): void {
    const { outlet, refuse } = this.parts;
    if (effect.type === 'publish') {
      this.search?.count(effect.change);
      this.log(effect.change, effect.service);
      outlet.service(effect.service);
    } else if (effect.type === 'forget') outlet.forgotten(effect.id);
    else if (effect.type === 'network') this.network(effect.trouble);
    else if (effect.type === 'refuse') refuse(effect.kind, effect.facts);
  }

  private network(trouble: Trouble | undefined): void {
    const { outlet, logger } = this.parts;
    outlet.network(trouble && toNetworkTrouble(trouble));
    if (trouble)
      logger.warn({ ...trouble }, 'Many services are silent at once: is a switch or a cable down?');
    else logger.info({}, 'The silence of many services is over, or they are lost');
  }

  private log(change: Change, { id, label, addresses, reason }: Service): void {
    const { logger } = this.parts;
    const facts = { id, addresses, reason };
    if (change === 'found' || change === 'lost') logger.info(facts, `${label} is ${change}`);
    else logger.debug(facts, `${label} has changed`);
  }

  private probe(search: string, window: number): Probe {
    return { v: 1, search, window, from: this.from };
  }
}
