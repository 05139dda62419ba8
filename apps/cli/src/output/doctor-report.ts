import type { Finding, FindingGroup, Verdict } from '#contracts/http/examination.js';
import type { Report } from '#doctor/main.js';
import { sentences } from './sentence.js';

export type Marks = Readonly<Record<Verdict | 'advice', string>>;

export const TERMINAL_MARKS: Marks = { ok: '✓', note: '!', problem: '✗', unknown: '?', advice: '→' };
export const PLAIN_MARKS: Marks = { ok: '+', note: '!', problem: 'x', unknown: '?', advice: '->' };

const TITLES: Readonly<Record<FindingGroup, string>> = {
  host: 'This host',
  network: 'Network',
  heard: 'Heard',
  operator: 'Operator',
  security: 'Security',
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
    verdict === 'ok' ? fine(findings, marks) : problems(findings, marks),
  ];
}

function lines({ verdict, seen, todo }: Finding, marks: Marks): string[] {
  const line = `  ${marks[verdict]} ${sentences(seen)}`;
  return todo === undefined ? [line] : [line, `      ${marks.advice} ${sentences(todo)}`];
}

function fine(findings: readonly Finding[], marks: Marks): string {
  const [unknown, notes] = [count(findings, 'unknown'), count(findings, 'note')];
  const aside = unknown === 0 ? '' : ` (not everything could be looked at: ${unknown})`;
  if (notes === 0) return `Nothing wrong was found${aside}.`;
  return `No problem was found; ${notes} ${notes === 1 ? 'note' : 'notes'}: see ${marks.note} above${aside}.`;
}

function problems(findings: readonly Finding[], marks: Marks): string {
  const n = count(findings, 'problem');
  return `${n} ${n === 1 ? 'problem' : 'problems'}: see ${marks.problem} above.`;
}

function count(findings: readonly Finding[], wanted: Verdict): number {
  return findings.filter(({ verdict }) => verdict === wanted).length;
}
