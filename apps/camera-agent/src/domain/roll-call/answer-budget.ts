const WINDOW_MS = 1000;
const PER_ADDRESS = 5;
const IN_ALL = 20;

/** An answer that is planned. */
export interface Reservation {
  readonly address: string;
  /** When it goes out, monotonic ms. */
  readonly at: number;
  /** Called where it gives its place to somebody who has less: then it must not go out. */
  cancel: () => void;
}

/**
 * Which answers may be sent when: in any second at most 5 to one address and 20 in all. Answers are planned ahead,
 * so what waits is bounded too. Where the 20 are taken, the address that has the most gives up one that is still to
 * come: who asks without end must not keep the others from an answer.
 */
export class AnswerBudget {
  private planned: readonly Reservation[] = [];

  /** Takes an answer at `at` into the plan, `now` being the present; undefined when it would be too many. */
  reserve(address: string, at: number, now: number): Reservation | undefined {
    this.planned = this.planned.filter((answer) => answer.at > now - WINDOW_MS);
    const wanted: Reservation = { address, at, cancel: () => undefined };
    const toThisOne = this.planned.filter((answer) => answer.address === address);
    if (!isWithin(PER_ADDRESS, [...toThisOne, wanted])) return undefined;
    const plan = roomFor(wanted, this.planned, now);
    if (!plan) return undefined;
    for (const answer of this.planned) if (!plan.includes(answer)) answer.cancel();
    this.planned = plan;
    return wanted;
  }
}

/** The plan with the wanted answer, and without those that make room for it; undefined where none has to. */
function roomFor(
  wanted: Reservation,
  planned: readonly Reservation[],
  now: number,
): Reservation[] | undefined {
  let plan = [...planned, wanted];
  while (!isWithin(IN_ALL, plan)) {
    const near = plan.filter(({ at }) => Math.abs(at - wanted.at) < WINDOW_MS);
    const victim = heaviest(near, wanted, now);
    if (!victim) return undefined;
    plan = plan.filter((answer) => answer !== victim);
  }
  return plan;
}

/** Of whom has the most, the last answer that has not gone out yet; undefined where nobody has more than `wanted`. */
function heaviest(near: readonly Reservation[], wanted: Reservation, now: number): Reservation | undefined {
  const byAddress = Map.groupBy(near, ({ address }) => address);
  const countOf = ({ address }: Reservation): number => byAddress.get(address)?.length ?? 0;
  const own = countOf(wanted);
  return near
    .filter((answer) => answer.at > now && answer.address !== wanted.address && countOf(answer) >= own)
    .sort((a, b) => countOf(b) - countOf(a) || b.at - a.at)[0];
}

/** No window holds more than `limit` of the answers: each is a whole window behind the one `limit` before it. */
function isWithin(limit: number, answers: readonly Reservation[]): boolean {
  const sorted = [...answers].sort((a, b) => a.at - b.at);
  return sorted.every(({ at }, i) => {
    const earlier = sorted[i - limit];
    return earlier === undefined || at - earlier.at >= WINDOW_MS;
  });
}
