import { freePort, freeUdpPort } from '#testing/free-port.js';
import { tempDir } from '#testing/temp-dir.js';
import type { Report } from '#doctor/main.js';
import { doctorLines, PLAIN_MARKS, TERMINAL_MARKS } from '../../src/output/doctor-report.js';
import { run, type Ran } from '../support/run.js';
import { ScriptedApi } from '../support/scripted-api.js';

const DEADLINE_MS = 60_000;

async function doctor(
  args: readonly string[],
  api?: ScriptedApi,
  more: Readonly<Record<string, string>> = {},
): Promise<Ran> {
  const env = {
    ROLLCALL_INTERFACES: 'lo',
    ROLLCALL_DISCOVERY_PORT: String(await freeUdpPort()),
    ROLLCALL_MQTT_PORT: String(await freePort()),
    ROLLCALL_DATA_DIR: await tempDir(),
    ROLLCALL_LOG_LEVEL: 'warn',
    ...(!api && { ROLLCALL_URL: `http://127.0.0.1:${await freePort()}` }),
    ...more,
  };
  return run(['doctor', ...args], api, { env });
}

const REPORT: Report = {
  verdict: 'problem',
  answers: [],
  findings: [
    { group: 'host', check: 'a', verdict: 'ok', seen: 'All is well' },
    { group: 'host', check: 'b', verdict: 'problem', seen: 'One thing is not', todo: 'Mend it.' },
    { group: 'network', check: 'c', verdict: 'unknown', seen: 'Who knows?', todo: 'Look.' },
  ],
};

test('a report is a line for each finding, its advice beneath, the verdict at the end', () => {
  expect(doctorLines(REPORT, PLAIN_MARKS)).toEqual([
    'This host',
    '  + All is well.',
    '  x One thing is not.',
    '      -> Mend it.',
    '',
    'Network',
    '  ? Who knows?',
    '      -> Look.',
    '',
    '1 problem: see x above.',
  ]);
  expect(
    doctorLines({ ...REPORT, verdict: 'ok', findings: REPORT.findings.slice(2) }, TERMINAL_MARKS),
  ).toEqual([
    'Network',
    '  ? Who knows?',
    '      → Look.',
    '',
    'Nothing wrong was found (not everything could be looked at: 1).',
  ]);
});

test('notes are counted where there is no problem', () => {
  const note = { group: 'host', check: 'd', verdict: 'note', seen: 'So it is' } as const;
  const last = (...findings: Report['findings']): string | undefined =>
    doctorLines({ verdict: 'ok', answers: [], findings }, PLAIN_MARKS).at(-1);
  expect([last(), last(note), last(note, note, ...REPORT.findings.slice(2))]).toEqual([
    'Nothing wrong was found.',
    'No problem was found; 1 note: see ! above.',
    'No problem was found; 2 notes: see ! above (not everything could be looked at: 1).',
  ]);
});

test(
  'an API that is named and not there is a problem: exit code 1, in words',
  async () => {
    const { code, stdout, stderr } = await doctor([]);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^This host\n[^]*\nNetwork\n[^]*\nOperator\n {2}x The API at .*ECONNREFUSED/m);
    expect(stdout).toMatch(/\d problems?: see x above\.\n$/);
    expect(stderr).toBe('Asking on lo, and listening for a search, 3 s at most…\n');
  },
  DEADLINE_MS,
);

test(
  'the API is asked at the port of its variable, and is not named by it',
  async () => {
    const port = String(await freePort());
    const { stdout } = await doctor(['--listen', '0s'], undefined, {
      ROLLCALL_URL: '',
      ROLLCALL_HTTP_PORT: port,
    });
    expect(stdout).toContain(`? The API at http://127.0.0.1:${port} cannot be reached`);
  },
  DEADLINE_MS,
);

test(
  'a service that the broker alone tells of is asked by itself',
  async () => {
    const api = await ScriptedApi.open();
    const silent = {
      id: 'cam-9',
      label: 'pi-9',
      addresses: ['127.0.0.1'],
      status: 'found',
      flags: ['udp-unreachable'],
    };
    const seeds = {
      present: true,
      links: [],
      leftOut: [],
      seeds: ['127.0.0.1'],
      refused: { 'udp-not-json': 2 },
    };
    api.json('GET /services', { items: [silent] }).json('GET /discovery', seeds);
    const { stdout } = await doctor(['--json', '--listen', '0s'], api);
    await api.close();
    const said = (JSON.parse(stdout) as Report).findings.map(({ seen }) => seen);
    expect(said).toContain('pi-9 at 127.0.0.1 is this host: nothing was sent');
    expect(said).toContain('It refused 2 times (udp-not-json): no JSON: another program on this port?');
  },
  DEADLINE_MS,
);

test.each([
  [['--listen', '40']],
  [['--listen', '1h']],
  [['--ask', 'pi.local']],
  [['--interfaces', 'a/b']],
  [['--seeds', 'x']],
])('%j is a wrong usage', async (args) => {
  const { code, stdout, stderr } = await doctor(args);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain(args[1] ?? '');
});
