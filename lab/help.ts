import { COMMANDS } from './commands.js';
import { BRIDGES, NETWORKS, OPERATOR } from './plan.js';

const OWN = [
  { usage: 'help, ?', what: 'these lines' },
  { usage: 'quit, exit', what: 'end all; so do Ctrl-C and the end of the input' },
];

const WIDTH = 36;

export function commandHelp(): string {
  const lines = [...COMMANDS, ...OWN].map(({ usage, what }) => `  ${usage.padEnd(WIDTH)}${what}\n`);
  return `${lines.join('')}\n${networks()}`;
}

function networks(): string {
  const lines = BRIDGES.map(
    (name) => `  ${name.padEnd(7)}${NETWORKS[name]}, the operator at ${OPERATOR[name]}\n`,
  );
  return `Networks:\n${lines.join('')}`;
}

export function help(): string {
  return `Usage: npm run lab -- [options]

A network out of the kernel, with the built program in it: an operator, and agents with simulated cameras. It reads
commands from standard input, a line each; progress goes to standard error.

Options:
  --agents <n>                        how many agents (default 3)
  -h, --help                          these lines

Commands:
${commandHelp()}
Examples:
  npm run lab
  printf '%s\\n' 'watch on' 'cut left-1' 'wait 20' 'mend left-1' 'wait 5' ls | npm run -s lab
  echo 'run operator search' | npm run -s lab -- --agents 6

Exit codes: 0 done, 1 a command or the lab failed, 2 wrong usage, 130 interrupted.
`;
}
