import { tryOut, type Trial } from '#doctor/adapters/security/try-out.js';

/** What each trial came to: its verdict, or why it was not tried. */
export async function tried(
  trials: readonly Trial[],
): Promise<[check: string, verdict: string, seen: string][]> {
  const findings = await tryOut(trials, AbortSignal.timeout(60_000));
  return findings.map(({ check, verdict, seen }) => [check, verdict, seen]);
}

export async function verdicts(trials: readonly Trial[]): Promise<string[]> {
  return (await tried(trials)).map(([, verdict]) => verdict);
}
