import type { Measure } from '../measure.js';

export function help(measures: readonly Measure[]): string {
  const width = Math.max(...measures.map(({ name }) => name.length));
  const lines = measures.map(({ name, what }) => `  ${name.padEnd(width)}  ${what}`);
  return `Usage: npm run bench:path -- [options]

Measures the whole path as a user meets it: builds, then starts the built program in processes of its own, on loopback,
with a real broker and simulated cameras. The table goes to standard output, progress to standard error.

Options:
  --runs <n>     how often each measure runs, 1 to 1000 (default 5)
  --only <name>  this measure alone; may be given again for more of them
  --json         every value as JSON instead of the table
  --help         this text

Measures:
${lines.join('\n')}

Examples:
  npm run bench:path
  npm run bench:path -- --only start --runs 20
  npm run bench:path -- --only kill --only crash
  npm run -s bench:path -- --json > bench.json

Exit codes: 0 every limit is kept, 1 a limit is exceeded or a run failed, 2 wrong usage, 130 interrupted.
`;
}
