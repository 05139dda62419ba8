import type { Enrolment } from '#contracts/http/enrolment-views.js';
import { describeInNetLab } from '#testing/netlab/describe-in-net-lab.js';
import { NetLab } from '#testing/netlab/net-lab.js';
import { tempDir } from '#testing/temp-dir.js';
import { Operator } from './support/operator.js';

const DEADLINE_MS = 60_000;
const OPERATOR = '10.77.1.1';

describeInNetLab('joining across a network', () => {
  let lab: NetLab;
  let operator: Operator;

  afterEach(async () => {
    await operator.stop();
    await lab.close();
  }, DEADLINE_MS);

  async function said(args: readonly string[]): Promise<string> {
    const { code, stdout, stderr } = await operator.rollcall(args).exit(DEADLINE_MS);
    expect([code, args, stderr]).toEqual([0, args, stderr]);
    return stdout;
  }

  test(
    'a camera of another host joins by a token of the command line, is told where the broker is, and is revoked',
    async () => {
      lab = await NetLab.open();
      const lan = await lab.bridge('lan');
      const host = await lab.hostAt(lan, 'operator', `${OPERATOR}/24`);
      operator = await Operator.start(host, await tempDir(), { ROLLCALL_MQTTS_PORT: '0' });
      const pi = await lab.hostAt(lan, 'pi-left', '10.77.1.11/24');
      const token = (await said(['token', 'create'])).trim();
      const joining = pi.source('test/lab/support/join-program.ts', [token, OPERATOR, 'left-3']);
      const { stdout } = await joining.exit(DEADLINE_MS);
      const { status, body } = JSON.parse(stdout) as { status: number; body: Enrolment };
      expect(status).toBe(201);
      expect(body.broker.port).toBeGreaterThan(0);
      expect(await said(['agent', 'ls'])).toContain('left-3');
      expect(await said(['agent', 'revoke', 'left-3'])).toBe('left-3: revoked\n');
      expect(await said(['agent', 'ls', '--json'])).toBe('{\n  "items": []\n}\n');
      expect(await said(['token', 'ls', '--json'])).toBe('{\n  "items": []\n}\n');
    },
    3 * DEADLINE_MS,
  );
});
