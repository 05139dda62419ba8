import { judge } from '../../domain/security/judge.js';
import type { Attempt, Outcome } from '../../domain/security/attempt.js';
import type { Finding } from '../../domain/finding.js';

/** An attempt and how it is made. */
export interface Trial extends Attempt {
  /** Rejects where it could not be made at all. */
  run(): Promise<Outcome>;
}

/** Makes one attempt after the other: together they would look like a flood, and be refused as one. */
export async function tryOut(trials: readonly Trial[], signal: AbortSignal): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const trial of trials) {
    signal.throwIfAborted();
    findings.push(judge(trial, await outcomeOf(trial)));
  }
  return findings;
}

async function outcomeOf(trial: Trial): Promise<Outcome> {
  try {
    return await trial.run();
  } catch (error) {
    return { untried: error instanceof Error ? error.message : String(error) };
  }
}
