import { createInterface } from 'node:readline';
import { monotonicMs, type RackCommand, type RackReport } from './protocol.js';
import { Rack } from './rack.js';

function report(report: RackReport): void {
  process.stdout.write(`${JSON.stringify(report)}\n`);
}

// It ends with the program that started it.
let rack: Rack | undefined;
for await (const line of createInterface(process.stdin)) {
  const command = JSON.parse(line) as RackCommand;
  if (command.do === 'open') {
    rack = new Rack(command.options, report);
    await rack.start();
    report({ is: 'ready' });
  } else {
    if (command.do === 'kill') await rack?.kill(command.host);
    else rack?.silence();
    report({ is: 'done', at: monotonicMs() });
  }
}
process.exit();
