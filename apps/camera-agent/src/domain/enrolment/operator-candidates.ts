import type { OperatorPlace } from './operator-places.js';

/** Anybody may send a probe: more senders than this are not tried. */
const MOST = 8;
/** The port is a hint in what anybody may send. */
const PORTS_OF_ONE = 2;

/** Who may be the operator: those that were named, and those that call. None is believed before it shows its certificate. */
export class OperatorCandidates {
  /** The one that was heard last is last. */
  private callers: readonly OperatorPlace[] = [];

  constructor(private readonly named: readonly OperatorPlace[]) {}

  heard(place: OperatorPlace): void {
    const others = this.callers.filter(({ host, port }) => host !== place.host || port !== place.port);
    const there = others.filter(({ host }) => host === place.host);
    const oldest = there.length < PORTS_OF_ONE ? undefined : there[0];
    this.callers = [...others.filter((each) => each !== oldest), place].slice(-MOST);
  }

  /** Whom to try, in this order. */
  all(): readonly OperatorPlace[] {
    return [...this.named, ...this.callers];
  }
}
