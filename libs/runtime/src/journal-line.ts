import { fstatSync } from 'node:fs';

/** pino's numbers, and how grave sd-daemon(3) calls them: journald takes the prefix off and keeps it. */
const PREFIXES: Readonly<Record<number, string>> = { 20: '<7>', 30: '<6>', 40: '<4>', 50: '<3>', 60: '<2>' };

/** What the journal keeps by itself, or what stands elsewhere in the line. */
const ELSEWHERE = new Set(['level', 'time', 'pid', 'hostname', 'app', 'msg', 'err']);

interface Entry {
  readonly level: number;
  readonly app?: string;
  readonly msg?: string;
  readonly err?: { readonly type?: string; readonly message?: string; readonly stack?: string };
}

/** Whether what is written to this file goes to the journal: systemd.exec(5), $JOURNAL_STREAM. */
export function isJournal(journalStream: string | undefined, fd = 2): boolean {
  if (journalStream === undefined) return false;
  const { dev, ino } = fstatSync(fd);
  return journalStream === `${dev}:${ino}`;
}

/**
 * A line of JSON as one that people read: `<4>[agent] It failed. code="camera-busy" waitMs=500`. The steps that led to an
 * error follow on lines of their own, as journald cuts at line feeds.
 */
export function journalLine(json: string): string {
  const entry = JSON.parse(json) as Entry;
  const { level, app = 'rollcall', msg = '', err } = entry;
  const facts = Object.entries(entry)
    .filter(([name]) => !ELSEWHERE.has(name))
    .map(([name, value]) => `${name}=${JSON.stringify(value)}`);
  if (err) facts.push(`error=${JSON.stringify(err.message ?? err)}`);
  const first = [`[${app}] ${oneLine(msg)}`, ...facts].join(' ');
  const prefix = PREFIXES[level] ?? '<6>';
  return [first, ...steps(err?.stack)].map((line) => `${prefix}${line}\n`).join('');
}

function steps(stack = ''): string[] {
  return stack.split('\n').filter((line) => /^(\s+at |caused by: )/.test(line));
}

/** A sentence with a line feed in it would begin a line that says what it likes, in a gravity that it likes. */
function oneLine(text: string): string {
  return JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"');
}
