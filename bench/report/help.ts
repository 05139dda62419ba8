import { runsOf } from '../measure.js';
import type { Suite } from '../suite.js';

export function help({ name, about, examples, measures }: Suite): string {
  const width = Math.max(...measures.map((measure) => measure.name.length));
  const lines = measures.map((measure) => `  ${measure.name.padEnd(width)}  ${measure.what}`);
  return `Usage: npm run ${name} -- [options]

${about}
The table goes to standard output, progress to standard error.

Options:
  --runs <n>     how often each measure runs, 1 to 1000 (default ${defaultRuns(measures)})
  --only <name>  this measure alone; may be given again for more of them
  --json         every value as JSON instead of the table
  --help         this text

Measures:
${lines.join('\n')}

Examples:
${examples.map((args) => `  npm run ${name}${args.length > 0 ? ` -- ${args.join(' ')}` : ''}\n`).join('')}  npm run -s ${name} -- --json > bench.json

Exit codes: 0 every limit is kept, 1 a limit is exceeded or a run failed, 2 wrong usage, 130 interrupted.
`;
}

/** One number where all measures agree. */
function defaultRuns(measures: Suite['measures']): string {
  const runs = new Set(measures.map((measure) => runsOf(measure, undefined)));
  return runs.size === 1
    ? [...runs].join('')
    : measures.map((m) => `${m.name} ${runsOf(m, undefined)}`).join(', ');
}
