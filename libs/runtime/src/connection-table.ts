import type { AfterStorm } from './after-storm.js';
import { isLoopback } from './listen.js';

/** How many connections there may be. */
export interface ConnectionCaps {
  readonly connections: number;
  /** At a time that have not shown who they are. */
  readonly unauthenticated: number;
  /** Of those, from one address: a stranger leaves room for others. This very host has no share. */
  readonly unauthenticatedPerAddress: number;
  /** One of them that is older than this makes room for a newcomer. */
  readonly unauthenticatedGraceMs: number;
}

export type ConnectionRefusal = 'too-many-connections' | 'too-many-unauthenticated';

/** Whether a newcomer may stay, and who has to go for it. */
export type Entry<C> =
  | { readonly admitted: true; readonly evicted?: C }
  | { readonly admitted: false; readonly refusal: ConnectionRefusal };

interface Waiting {
  readonly address: string;
  /** In ms. */
  readonly since: number;
}

/** The connections there are, and which of them have not shown who they are. */
export class ConnectionTable<C> {
  private readonly members = new Set<C>();
  /** Oldest first. */
  private readonly unauthenticated = new Map<C, Waiting>();

  constructor(
    private readonly caps: ConnectionCaps,
    /** Told of each that is turned away, or that leaves and never showed who it is. */
    private readonly storm: Pick<AfterStorm, 'strangerGone'>,
  ) {}

  /**
   * Lets a connection in at `now` (monotonic ms). Where too many have not shown who they are, the oldest of them goes if
   * it had time enough: else a few idle sockets would keep everybody out.
   */
  enter(connection: C, address: string, now: number): Entry<C> {
    const rivals = this.rivalsOf(address);
    const oldest = rivals?.[0];
    const evicted =
      oldest && now - oldest[1].since > this.caps.unauthenticatedGraceMs ? oldest[0] : undefined;
    if (rivals && evicted === undefined) return this.turnAway('too-many-unauthenticated');
    if (evicted !== undefined) this.leave(evicted);
    if (this.members.size >= this.caps.connections) return this.turnAway('too-many-connections');
    this.members.add(connection);
    this.unauthenticated.set(connection, { address, since: now });
    return { admitted: true, ...(evicted !== undefined && { evicted }) };
  }

  authenticated(connection: C): void {
    this.unauthenticated.delete(connection);
  }

  leave(connection: C): void {
    if (this.unauthenticated.delete(connection)) this.storm.strangerGone();
    this.members.delete(connection);
  }

  get all(): readonly C[] {
    return [...this.members];
  }

  private turnAway(refusal: ConnectionRefusal): Entry<C> {
    this.storm.strangerGone();
    return { admitted: false, refusal };
  }

  /** Those of whom one must go before another may come from this address, oldest first; undefined while there is room. */
  private rivalsOf(address: string): readonly (readonly [C, Waiting])[] | undefined {
    const all = [...this.unauthenticated];
    const neighbours = isLoopback(address) ? [] : all.filter(([, waiting]) => waiting.address === address);
    if (neighbours.length >= this.caps.unauthenticatedPerAddress && neighbours.length > 0) return neighbours;
    return all.length >= this.caps.unauthenticated ? all : undefined;
  }
}
