import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describeInNetLab } from '#testing/netlab/describe-in-net-lab.js';
import { NetLab } from '#testing/netlab/net-lab.js';
import { tempDir } from '#testing/temp-dir.js';
import { Operator } from './support/operator.js';

const DEADLINE_MS = 60_000;
const BROKER = '10.77.1.1';

/** Says whether what listens at the URL speaks HTTP in plain text. */
const PLAIN = 'fetch(process.argv[1]).then(() => console.log("HTTP"), () => console.log("no HTTP"))';

describeInNetLab('films across a network', () => {
  let lab: NetLab;
  let operator: Operator;

  afterEach(async () => {
    await operator.stop();
    await lab.close();
  }, DEADLINE_MS);

  test(
    'one of another host is fetched over TLS; in plain text its media port says nothing',
    async () => {
      lab = await NetLab.open();
      const lan = await lab.bridge('lan');
      const folder = await tempDir();
      const host = await lab.hostAt(lan, 'operator', `${BROKER}/24`);
      operator = await Operator.start(host, folder);
      const pi = await lab.hostAt(lan, 'pi-left', '10.77.1.11/24');
      const agent = operator.agent(pi, BROKER);
      await agent.says('Rollcall agent runs', DEADLINE_MS);
      await operator.connected('pi-left');
      const recorded = await operator.rollcall(['record', '--all', '--for', '1s']).exit(DEADLINE_MS);
      expect(recorded).toMatchObject({ code: 0 });
      const films = join(folder, 'films');
      const fetched = await operator.rollcall(['download', '--all', '-o', films]).exit(DEADLINE_MS);
      expect(fetched).toMatchObject({ code: 0 });
      expect((await readdir(films)).filter((name) => name.endsWith('.mp4'))).toHaveLength(1);
      const { port = 0 } = await operator.next('pi-left', 'service.found', DEADLINE_MS);
      const plain = host.start([process.execPath, '-e', PLAIN, `http://10.77.1.11:${port}/v1/recordings`]);
      expect(await plain.exit(DEADLINE_MS)).toMatchObject({ stdout: 'no HTTP\n' });
    },
    3 * DEADLINE_MS,
  );
});
