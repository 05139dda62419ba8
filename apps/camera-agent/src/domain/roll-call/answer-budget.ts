const WINDOW_MS = 1000;
const PER_ADDRESS = 5;
const IN_ALL = 20;

interface Planned {
  readonly address: string;
  readonly at: number;
}

/**
 * Which answers may be sent when: in any second at most 5 to one address and 20 in all. Answers are planned ahead,
 * so what waits is bounded too.
 */
export class AnswerBudget {
  private planned: readonly Planned[] = [];

  /** Takes an answer at `at` into the plan, `now` being the present; false when it would be too many. */
  reserve(address: string, at: number, now: number): boolean {
    const kept = this.planned.filter((answer) => answer.at > now - WINDOW_MS);
    const plan = [...kept, { address, at }].sort((a, b) => a.at - b.at);
    const toThisOne = plan.filter((answer) => answer.address === address);
    const fits = isWithin(IN_ALL, plan) && isWithin(PER_ADDRESS, toThisOne);
    this.planned = fits ? plan : kept;
    return fits;
  }
}

/** No window holds more than `limit` of the sorted answers: each is a whole window behind the one `limit` before it. */
function isWithin(limit: number, sorted: readonly Planned[]): boolean {
  return sorted.every(({ at }, i) => {
    const earlier = sorted[i - limit];
    return earlier === undefined || at - earlier.at >= WINDOW_MS;
  });
}
