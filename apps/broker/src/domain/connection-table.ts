import type { BrokerLimits } from './limits.js';
import type { RefusalKind } from './refusal.js';

type Caps = Pick<BrokerLimits, 'connections' | 'unauthenticated' | 'unauthenticatedGraceMs'>;

/** Whether a newcomer may stay, and who has to go for it. */
export type Entry<C> =
  | { readonly admitted: true; readonly evicted?: C }
  | { readonly admitted: false; readonly refusal: RefusalKind };

/** The connections there are, and which of them have not signed in. */
export class ConnectionTable<C> {
  private readonly members = new Set<C>();
  /** Since when, in ms; oldest first. */
  private readonly unauthenticated = new Map<C, number>();

  constructor(private readonly caps: Caps) {}

  /**
   * Lets a connection in at `now` (monotonic ms). Where too many have not signed in, the oldest of them goes if
   * it had time enough: else a few idle sockets would keep everybody out.
   */
  enter(connection: C, now: number): Entry<C> {
    const [oldest] = this.unauthenticated;
    const isFull = this.unauthenticated.size >= this.caps.unauthenticated;
    const evicted =
      isFull && oldest && now - oldest[1] > this.caps.unauthenticatedGraceMs ? oldest[0] : undefined;
    if (isFull && evicted === undefined) return { admitted: false, refusal: 'too-many-unauthenticated' };
    if (evicted !== undefined) this.leave(evicted);
    if (this.members.size >= this.caps.connections)
      return { admitted: false, refusal: 'too-many-connections' };
    this.members.add(connection);
    this.unauthenticated.set(connection, now);
    return { admitted: true, ...(evicted !== undefined && { evicted }) };
  }

  authenticated(connection: C): void {
    this.unauthenticated.delete(connection);
  }

  leave(connection: C): void {
    this.unauthenticated.delete(connection);
    this.members.delete(connection);
  }

  get all(): readonly C[] {
    return [...this.members];
  }
}
