import type { Finding, Group, Report, Verdict } from '#doctor/main.js';
import { sentences } from './sentence.js';

export type Marks = Readonly<Record<Verdict | 'advice', string>>;

export const TERMINAL_MARKS: Marks = { ok: '✓', note: '!', problem: '✗', unknown: '?', advice: '→' };
export const PLAIN_MARKS: Marks = { ok: '+', note: '!', problem: 'x', unknown: '?', advice: '->' };

const TITLES: Readonly<Record<Group, string>> = {
  host: 'This host',
  network: 'Network',
  heard: 'Heard',
  operator: 'Operator',
};

/** A report for people: a line for each finding, its advice beneath, the verdict at the end. */
export function doctorLines({ findings, verdict }: Report, marks: Marks): string[] {
  const groups = [...new Set(findings.map(({ group }) => group))];
  return [
    ...groups.flatMap((group) => [
      TITLES[group],
      ...findings.filter((finding) => finding.group === group).flatMap((finding) => lines(finding, marks)),
      '',
    ]),
    verdict === 'ok' ? fine(findings) : problems(findings, marks),
  ];
}

function lines({ verdict, seen, todo }: Finding, marks: Marks): string[] {
  const line = `  ${marks[verdict]} ${sentences(seen)}`;
  return todo === undefined ? [line] : [line, `      ${marks.advice} ${sentences(todo)}`];
}

function fine(findings: readonly Finding[]): string {
  const unknown = findings.filter(({ verdict }) => verdict === 'unknown').length;
  const aside = unknown === 0 ? '' : ` (not everything could be looked at: ${unknown})`;
  return `Nothing wrong was found${aside}.`;
}

function problems(findings: readonly Finding[], marks: Marks): string {
  const n = findings.filter(({ verdict }) => verdict === 'problem').length;
  return `${n} ${n === 1 ? 'problem' : 'problems'}: see ${marks.problem} above.`;
}
