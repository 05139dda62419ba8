import { parseArgs } from 'node:util';

export interface LongOption {
  readonly name: string;
  readonly what: string;
  readonly byDefault: number;
}

/** Whole numbers given as `--name n`. Ends the process for `--help`, and for what it cannot read with exit code 2. */
export function readNumbers(
  program: string,
  about: string,
  options: readonly LongOption[],
): Record<string, number> {
  try {
    const known = Object.fromEntries(options.map(({ name }) => [name, { type: 'string' as const }]));
    const { values } = parseArgs({ options: { ...known, help: { type: 'boolean', short: 'h' } } });
    if (values.help) return end(helpOf(program, about, options), 0);
    const given = values as Record<string, string | undefined>;
    return Object.fromEntries(options.map((option) => [option.name, numberOf(option, given[option.name])]));
  } catch (error) {
    return end(`${program}: ${error instanceof Error ? error.message : String(error)}\n`, 2);
  }
}

function numberOf({ name, byDefault }: LongOption, text: string | undefined): number {
  if (text === undefined) return byDefault;
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new Error(`--${name} ${text} cannot be used: give a whole number.`);
}

function helpOf(program: string, about: string, options: readonly LongOption[]): string {
  const lines = options.map(
    ({ name, what, byDefault }) => `  ${`--${name} <n>`.padEnd(16)}${what} (${byDefault})\n`,
  );
  return `${about}\n\nUsage: npm run ${program} -- [options]\n\nOptions:\n${lines.join('')}`;
}

function end(text: string, code: number): never {
  (code === 0 ? process.stdout : process.stderr).write(text);
  process.exit(code);
}
