/**
 * Which camera has which number, so that each keeps its id. One that was there before has the number that it had, also
 * while it is away; a new one takes the place of one that is away, or comes behind them all.
 */
export function cameraSlots(remembered: readonly string[], present: readonly string[]): string[] {
  const fresh = present.filter((name) => !remembered.includes(name));
  const slots = remembered.map((name) => (present.includes(name) ? name : (fresh.shift() ?? name)));
  return [...slots, ...fresh];
}
