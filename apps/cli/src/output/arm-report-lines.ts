import { cameraName } from '#contracts/camera-name.js';
import type { TakeEntry, TakeView } from '#contracts/http/take-views.js';
import { problemLine } from './problem-line.js';
import { takeTitle } from './take-texts.js';

type Told = NonNullable<TakeEntry['report']>['findings'][number];

/**
 * How the cameras of a take fared when they were armed, in one screen: how many are ready, each of the others with what
 * hinders it and what to do, and what is to be known of any.
 */
export function armReportLines({ entries, policy, ...take }: TakeView): string[] {
  const ready = entries.filter(wasReady);
  const others = entries.filter((entry) => !wasReady(entry));
  const counted = `${ready.length} of ${entries.length} cameras ready`;
  return [
    `${upper(takeTitle(take))}: ${counted}${others.length > 0 ? `; the policy is "${policy}"` : ''}.`,
    ...headed('Not ready:', others.flatMap(hindrances)),
    ...headed('To be known:', entries.flatMap(warnings)),
  ];
}

/** Also when it has rolled since, or was let go of with the take. */
function wasReady({ state, report, error }: TakeEntry): boolean {
  if (state === 'out') return report?.ready === true && !error;
  return state !== 'refused' && state !== 'arming';
}

function hindrances(entry: TakeEntry): string[] {
  const refusals = findings(entry, 'refusal').map((each) => problemLine(cameraName(entry), each));
  const error = entry.error ? [problemLine(cameraName(entry), entry.error)] : [];
  const said = [...error, ...refusals];
  return said.length > 0 ? said : [`${cameraName(entry)}: It has not answered yet.`];
}

function warnings(entry: TakeEntry): string[] {
  return findings(entry, 'warning').map((each) => problemLine(cameraName(entry), each));
}

function findings({ report }: TakeEntry, severity: Told['severity']): Told[] {
  return (report?.findings ?? []).filter((each) => each.severity === severity);
}

function headed(head: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [head, ...lines.map((line) => `  ${line}`)];
}

function upper(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
