import { validated } from '#contracts/messages/decode.js';
import { FOUND_SOURCES, LOST_REASONS, Service } from '#contracts/messages/registry.js';
import type { Effect } from '#discovery/domain/effects.js';

interface Told {
  epoch: number;
  /** The end of that epoch was told: it cannot be ready again. */
  over: boolean;
  state: 'ready' | 'lost' | 'unknown';
  /** Since when the broker says without a break that it is lost. */
  lostSince: number | undefined;
  heardAt: number;
}

interface Silence {
  /** Searches that ended since the last answer. */
  searches: number;
  /** When the first farewell after the last answer was heard. */
  byeAt: number | undefined;
  /** When another service was found in its place. */
  succeededAt: number | undefined;
}

const UNTOLD: Told = { epoch: -1, over: false, state: 'unknown', lostSince: undefined, heardAt: -Infinity };

/** Watches what goes into the rules, and so knows what must not come out of them. */
export class Witness {
  /** What a reader of the publications knows. */
  readonly folded = new Map<string, Service>();
  private completed = 0;
  private readonly told = new Map<string, Told>();
  private readonly silences = new Map<string, Silence>();

  /** Whether a presence message is old news, which must have no effect. */
  isOld(id: string, state: 'ready' | 'lost', epoch: number): boolean {
    const told = this.told.get(id) ?? UNTOLD;
    return epoch < told.epoch || (epoch === told.epoch && told.over && state === 'ready');
  }

  presence(id: string, state: 'ready' | 'lost', epoch: number, now: number): void {
    const { lostSince } = this.told.get(id) ?? UNTOLD;
    const over = state === 'lost';
    this.told.set(id, { epoch, over, state, lostSince: over ? (lostSince ?? now) : undefined, heardAt: now });
  }

  message(id: string, now: number): void {
    this.told.set(id, { ...(this.told.get(id) ?? UNTOLD), heardAt: now });
  }

  brokerGone(): void {
    for (const [id, told] of this.told)
      this.told.set(id, { ...told, state: 'unknown', lostSince: undefined });
  }

  answer(id: string): void {
    this.silences.set(id, { searches: 0, byeAt: undefined, succeededAt: undefined });
  }

  bye(id: string, now: number): void {
    const silence = this.silenceOf(id);
    if (this.folded.has(id)) this.silences.set(id, { ...silence, byeAt: silence.byeAt ?? now });
  }

  searchEnded(): void {
    this.completed += 1;
    for (const silence of this.silences.values()) silence.searches += 1;
  }

  /** Checks an effect and notes it as a reader would. */
  sees(effect: Effect, now: number): void {
    if (effect.type === 'forget') this.folded.delete(effect.id);
    if (effect.type !== 'publish') return;
    const { service, change } = effect;
    const before = this.folded.get(service.id);
    expect(validated(Service, service)).toMatchObject({ ok: true });
    expect(service.status === 'found' ? FOUND_SOURCES : LOST_REASONS).toContain(service.reason);
    expect(service.firstSeen).toBe(before?.firstSeen ?? service.firstSeen);
    expect(service.status).toBe(change === 'found' || change === 'lost' ? change : before?.status);
    if (change === 'lost') expect(this.reasonsToLose(service.id, now)).toContain(service.reason);
    this.folded.set(service.id, service);
    if (change === 'found' && service.port !== undefined) this.succeeds(service, now);
  }

  private succeeds({ id, hostname, addresses, port }: Service, now: number): void {
    for (const other of this.folded.values()) {
      const isThere = other.id !== id && other.status === 'found' && other.hostname === hostname;
      const samePlace = other.addresses.some((address) => addresses.includes(address));
      if (!isThere || !samePlace || (other.port ?? port) !== port) continue;
      const silence = this.silenceOf(other.id);
      this.silences.set(other.id, { ...silence, succeededAt: silence.succeededAt ?? now });
    }
  }

  private silenceOf(id: string): Silence {
    return this.silences.get(id) ?? { searches: this.completed, byeAt: undefined, succeededAt: undefined };
  }

  private reasonsToLose(id: string, now: number): string[] {
    const { state, lostSince, heardAt } = this.told.get(id) ?? UNTOLD;
    const { searches, byeAt, succeededAt } = this.silenceOf(id);
    const brokerSays = lostSince !== undefined && now - lostSince >= 2000 ? ['bye', 'will'] : [];
    const isFresh = state === 'ready' && now - heardAt <= 25_000;
    if (isFresh || this.completed < 3) return brokerSays;
    const stands = (at: number | undefined): boolean => at !== undefined && now - at >= 1750;
    const hints = [...(stands(byeAt) ? ['bye'] : []), ...(stands(succeededAt) ? ['replaced'] : [])];
    return [...brokerSays, ...hints, ...(searches >= 3 ? ['missed', 'network'] : [])];
  }
}
