import { tempDir } from '#testing/temp-dir.js';
import { run, type Ran } from '../support/run.js';
import { problem } from '../support/samples.js';
import { ScriptedApi } from '../support/scripted-api.js';

const LINE =
  "{ echo 'JOIN=RC1.a.b'; curl https://192.0.2.7:8443/install/agent.sh || echo exit 1; } | sudo sh";
const made = { line: LINE, id: 'k3v5', uses: 1, expiresAt: '2026-01-31T12:00:00.000Z', nodeMissing: [] };

let api: ScriptedApi;

beforeEach(async () => {
  api = await ScriptedApi.open();
  api.json('POST /install-lines', made, 201);
});
afterEach(() => api.close());

const print = (...args: readonly string[]): Promise<Ran> => run(['agent', 'install-command', ...args], api);

test('prints one line, and says how far it is good', async () => {
  const { code, stdout, stderr } = await print();
  expect({ code, stdout }).toEqual({ code: 0, stdout: `${LINE}\n` });
  expect(stderr).toContain('good for one Pi, until 2026-01-31');
  expect(stderr).not.toContain('no Node');
  expect(api.asked[0]?.body).toEqual({ uses: 1 });
});

test('passes on for how many it is and under which address, and says which Node is missing', async () => {
  api.json('POST /install-lines', { ...made, uses: 12, nodeMissing: ['arm64'] }, 201);
  const { stderr } = await print('--uses', '12', '--host', '10.1.2.3');
  expect(stderr).toContain('good for 12 Pis');
  expect(stderr).toContain('There is no Node yet for arm64');
  expect(api.asked[0]?.body).toEqual({ uses: 12, host: '10.1.2.3' });
});

test('--json gives what the API gave', async () => {
  const { stdout } = await print('--json', '--uses', '2');
  expect(JSON.parse(stdout)).toEqual(made);
});

test.each(['0', 'many', '1001'])('--uses %s makes none and says why', async (uses) => {
  const { code, stdout, stderr } = await print('--uses', uses);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain('1 to 1000');
  expect(api.asked).toEqual([]);
});

test('a refusal is said with what to do', async () => {
  api.problem('POST /install-lines', problem('network-closed', 'The API listens on this host alone.'));
  const { code, stdout, stderr } = await print();
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toContain('Unset ROLLCALL_LISTEN');
});

test.each([{ ...made, line: `${LINE}\nreboot` }, { ...made, line: '\u001b[2J' }, { ...made, line: 7 }, null])(
  'what is no line, such as %j, is not printed',
  async (answer) => {
    api.json('POST /install-lines', answer, 201);
    const { code, stdout } = await print();
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
  },
);

test('"agent" alone is the agent still, with its flags', async () => {
  const dataDir = await tempDir();
  const { code, stderr } = await run(['agent', '--driver', 'magic', '--data-dir', dataDir]);
  expect({ code, stderr }).toEqual({
    code: 2,
    stderr: expect.stringContaining('ROLLCALL_DRIVER="magic"') as string,
  });
  const { stdout } = await run(['agent', '--help']);
  expect(stdout).toContain('--allow-from');
  expect(stdout).toContain('install-command');
  expect((await run(['agent', 'dance'])).code).toBe(2);
});
