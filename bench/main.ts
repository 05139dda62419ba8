import { bench, Interrupted } from './bench.js';
import { suiteNamed } from './suites/all.js';

const ending = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => ending.abort(new Interrupted(`ended by ${signal}`)));
// Whatever fails where nobody waits for it, the programs that run are ended first.
process.on('uncaughtException', (error) => ending.abort(error));
process.on('unhandledRejection', (reason) => ending.abort(reason));

let report = '';
const [name, ...args] = process.argv.slice(2);
const code = await bench(suiteNamed(name), args, ending.signal, {
  write: (text) => void (report += text),
  tell: (line) => void process.stderr.write(`${line}\n`),
});
// A run that was given up may still wait for something: nothing of it is of interest.
process.stdout.write(report, () => process.exit(code));
