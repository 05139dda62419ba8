import { runsOf } from '../measure.js';
import type { Suite } from '../suite.js';

export function help({ name, about, examples, measures }: Suite): string {
  const width = Math.max(...measures.map((measure) => measure.name.length));
  const runs = sameRuns(measures);
  const lines = measures.map((measure) => {
    const own = runs === undefined ? `${String(runsOf(measure, undefined)).padStart(2)}  ` : '';
    return `  ${measure.name.padEnd(width)}  ${own}${measure.what}`;
  });
  return `Usage: npm run ${name} -- [options]

${about}
The table goes to standard output, progress to standard error.

Options:
  --runs <n>     how often each measure runs, 1 to 1000 (default ${runs ?? 'as below'})
  --only <name>  this measure alone; may be given again for more of them
  --json         every value as JSON instead of the table
  --help         this text

Measures${runs === undefined ? ', how often each runs, and what it shows' : ''}:
${lines.join('\n')}

Examples:
${examples.map((args) => `  npm run ${name}${args.length > 0 ? ` -- ${args.join(' ')}` : ''}\n`).join('')}  npm run -s ${name} -- --json > bench.json

Exit codes: 0 every limit is kept, 1 a limit is exceeded or a run failed, 2 wrong usage, 130 interrupted.
`;
}

/** How often all of them run; undefined where they differ. */
function sameRuns(measures: Suite['measures']): number | undefined {
  const [first, ...others] = new Set(measures.map((measure) => runsOf(measure, undefined)));
  return others.length === 0 ? first : undefined;
}
