import type { FleetEntry } from '../fleet/fleet-entries.js';
import type { TakeEntry } from '../takes/take.js';
import { readinessOf } from './readiness.js';

/** Something that is amiss with a camera before it rolls. */
export interface Finding {
  readonly cameraId: string;
  readonly label: string;
  /** A refusal keeps it out of the take, a warning does not. */
  readonly severity: 'refusal' | 'warning';
  readonly detail: string;
  readonly advice: string;
}

/** Findings that call for the same thing to be done. */
export interface Findings {
  readonly severity: Finding['severity'];
  readonly advice: string;
  readonly of: readonly Finding[];
}

/** What cameras found when they were armed. */
export function foundBy({ cameraId, label, report, error, state }: TakeEntry): Finding[] {
  const findings = report?.findings ?? [];
  const said = error ? [{ ...error, severity: 'refusal' as const }, ...findings] : findings;
  const whole: Finding[] = said.map(({ severity, detail, advice }) => {
    return { cameraId, label, severity, detail, advice };
  });
  if (state !== 'refused' || whole.some(({ severity }) => severity === 'refusal')) return whole;
  return [
    { cameraId, label, severity: 'refusal', detail: 'It is not ready, and did not say why.', advice: '' },
    ...whole,
  ];
}

/** What is known of cameras without asking them. */
export function foreseen(entry: FleetEntry): Finding[] {
  const { id: cameraId, label } = entry.service;
  const { state, why, advice = '' } = readinessOf(entry);
  if (why === undefined) return [];
  return [{ cameraId, label, severity: state === 'warned' ? 'warning' : 'refusal', detail: why, advice }];
}

/** Refusals first; those that call for the same together. */
export function gathered(findings: readonly Finding[]): Findings[] {
  const groups = Map.groupBy(findings, ({ severity, advice }) => `${severity} ${advice}`);
  return [...groups.values()]
    .flatMap((of): Findings[] => {
      const [first] = of;
      return first ? [{ severity: first.severity, advice: first.advice, of }] : [];
    })
    .sort(
      (a, b) =>
        Number(a.severity === 'warning') - Number(b.severity === 'warning') || b.of.length - a.of.length,
    );
}
