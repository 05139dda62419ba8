import { Interrupted, runLab } from './lab.js';

const ending = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => ending.abort(new Interrupted(`ended by ${signal}`)));

const code = await runLab(process.argv.slice(2), ending.signal, {
  input: process.stdin,
  interactive: process.stdin.isTTY,
  write: (text) => void process.stdout.write(text),
  writeAside: (text) => void process.stderr.write(text),
  tell: (line) => void process.stderr.write(`${line}\n`),
});
// A command that was given up may still wait for something: the kernel ends it with this process.
process.stdout.write('', () => process.exit(code));
