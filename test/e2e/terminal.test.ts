import { Program } from '#testing/program.js';
import { ROLLCALL } from '#testing/rollcall.js';
import { describeWith } from '#testing/tools.js';
import { World } from './support/world.js';

const DEADLINE_MS = 60_000;

/** The built program in a terminal of its own, of which all is heard on standard output. */
function inTerminal(args: readonly string[], env: Record<string, string>): Program {
  const command = [...ROLLCALL, ...args].map((word) => `'${word}'`).join(' ');
  return new Program(['script', '-qec', command, '/dev/null'], { PATH: process.env.PATH, ...env });
}

describeWith('script', 'in a terminal', () => {
  test(
    'what it logs are lines for people, and a browser may sign in',
    async () => {
      const world = await World.make();
      const up = inTerminal(['up'], {
        ...world.env,
        ROLLCALL_LOG_LEVEL: 'info',
        NO_COLOR: '1',
      });
      try {
        await up.says('Rollcall is up', DEADLINE_MS);
        await up.says('Sign in with a browser', DEADLINE_MS);
        expect(up.stdout).toMatch(/^\[\d\d:\d\d:\d\d\.\d{3}\] INFO: \[broker\] The broker listens\.\r\n/m);
        expect(up.stdout).toMatch(/^\[.{12}\] INFO: \[api\] The API listens/m);
        expect(up.stdout).not.toContain('{"level"');
      } finally {
        await up.end();
      }
    },
    2 * DEADLINE_MS,
  );
});
