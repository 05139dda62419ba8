import type { Finding } from '#contracts/http/examination.js';
import type { Report } from '#doctor/main.js';
import { eventually } from '#testing/eventually.js';
import { describeInNetLab } from '#testing/netlab/describe-in-net-lab.js';
import type { Host } from '#testing/netlab/host.js';
import { NetLab } from '#testing/netlab/net-lab.js';
import { operatorFolder } from '#testing/operator-folder.js';
import { secureBrokerUrls } from '#testing/secure-broker-urls.js';
import { tempDir } from '#testing/temp-dir.js';

const DEADLINE_MS = 60_000;
const OPERATOR = '10.77.1.1';
const PI = '10.77.1.11';

interface Place {
  readonly operator: Host;
  readonly pi: Host;
  /** What a camera's agent is started with. */
  readonly ofPi: Record<string, string>;
  readonly ofOperator: Record<string, string>;
}

describeInNetLab('the doctor in a network', () => {
  let lab: NetLab;
  let place: Place;

  beforeEach(async () => {
    lab = await NetLab.open();
    const lan = await lab.bridge('lan');
    const operator = await lab.hostAt(lan, 'operator', `${OPERATOR}/24`);
    const pi = await lab.hostAt(lan, 'pi-left', `${PI}/24`, { serial: '10000000abcdef01' });
    place = { operator, pi, ...(await settings()) };
  }, DEADLINE_MS);

  afterEach(() => lab.close(), DEADLINE_MS);

  test(
    'healthy: each side says who is there, and nothing is wrong',
    async () => {
      const { operator, pi, ofPi, ofOperator } = place;
      const up = operator.rollcall(['up'], ofOperator);
      await up.says('Rollcall is up', DEADLINE_MS);
      pi.rollcall(['agent'], ofPi);
      const here = await eventually(
        'the operator’s doctor hears the camera, and the API knows it',
        async () => {
          const report = await doctor(operator, ofOperator);
          return said(report, 'api').some(({ seen }) => seen.includes('1 found')) && report;
        },
        DEADLINE_MS,
      );
      expect(problems(here)).toEqual([]);
      expect(said(here, 'answers').map(({ seen }) => seen)).toEqual([
        expect.stringMatching(/^pi-left \(cam-left\) at 10\.77\.1\.11:\d+ by eth0 in \d+ ms$/),
      ]);
      expect(said(here, 'port')[0]).toMatchObject({ verdict: 'ok' });
      const tried = await doctor(operator, ofOperator, '--security');
      expect(tried.findings.filter(({ verdict }) => verdict !== 'ok')).toEqual([]);
      expect(said(tried, 'plain-text')).toHaveLength(2);
      expect(said(tried, 'certificate')).toHaveLength(2);
      const checks = new Set(tried.findings.map(({ check }) => check));
      for (const check of ['mqtt-token', 'udp-probe', 'udp-forged', 'http-join', 'http-join-plain'])
        expect(checks).toContain(check);
      for (const check of ['media-certificate', 'media-ticket', 'media-path'])
        expect(checks).toContain(check);
      const there = await listening(place);
      expect(problems(there)).toEqual([]);
      expect(said(there, 'port')[0]?.seen).toMatch(/^UDP 9897 is held by rollcall agent/);
      expect(said(there, 'broker')[0]).toMatchObject({ verdict: 'ok' });
      expect(said(there, 'searches').map(({ seen }) => seen)).toEqual([
        expect.stringMatching(/came from 10\.77\.1\.1$/),
      ]);
    },
    3 * DEADLINE_MS,
  );

  test(
    'a camera that gives films in plain text to the network is told of, and nothing else is',
    async () => {
      const { operator, pi, ofPi, ofOperator } = place;
      await operator.rollcall(['up'], ofOperator).says('Rollcall is up', DEADLINE_MS);
      await startAgent(pi, { ...ofPi, ROLLCALL_INSECURE_LAN: 'true' });
      const told = await eventually(
        'the doctor tries all, as it does once the camera is found',
        async () => {
          const tried = await doctor(operator, ofOperator, '--security');
          return tried.findings.every(({ verdict }) => verdict !== 'note') && tried;
        },
        3 * DEADLINE_MS,
      );
      expect(told.findings.filter(({ verdict }) => verdict !== 'ok')).toEqual([
        expect.objectContaining({ check: 'media-certificate', verdict: 'problem' }),
      ]);
      expect(said(told, 'media-certificate')[0]?.seen).toMatch(/: cam-left$/);
    },
    5 * DEADLINE_MS,
  );

  test(
    'broadcasts are dropped, unicast is not: seeds are the advice, on the Pi a rule for the port',
    async () => {
      const { operator, pi, ofPi, ofOperator } = place;
      await startAgent(pi, ofPi);
      await pi.space.nft(dropping('ip daddr 10.77.1.255 udp dport 9897'));
      const here = await doctor(operator, ofOperator, '--ask', PI);
      const advice = problems(here).map(({ todo }) => todo);
      expect(advice).toHaveLength(2);
      for (const todo of advice) expect(todo).toContain(`ROLLCALL_SEEDS=${PI}`);
      expect(said(here, 'asked')[0]?.seen).toContain('answers when asked alone, but broadcasts do not reach');
      const there = await doctor(pi, ofPi);
      expect(said(there, 'probes').at(-1)?.seen).toContain('does not hear its own broadcast');
      expect(said(there, 'firewall')[0]).toMatchObject({ verdict: 'note' });
    },
    3 * DEADLINE_MS,
  );

  test(
    'all of UDP 9897 is dropped: a firewall, as TCP tells that the host is there',
    async () => {
      const { operator, pi, ofPi, ofOperator } = place;
      await startAgent(pi, ofPi);
      await pi.space.nft(dropping('udp dport 9897'));
      const report = await doctor(operator, ofOperator, '--ask', PI);
      expect(problems(report)).toEqual([
        expect.objectContaining({ check: 'asked', seen: expect.stringContaining('a firewall') as string }),
      ]);
      await pi.cable('eth0').pull();
      const gone = await doctor(operator, ofOperator, '--ask', PI);
      expect(problems(gone)[0]?.seen).toContain(`${PI} is not reached`);
    },
    3 * DEADLINE_MS,
  );

  test(
    'what takes no part is named: a bridge of containers, and a link without a cable',
    async () => {
      const { operator, ofOperator } = place;
      await operator.bridge('docker0', '172.17.0.1/16');
      expect(said(await doctor(operator, ofOperator), 'interfaces')).toContainEqual(
        expect.objectContaining({
          verdict: 'ok',
          seen: expect.stringMatching(/^docker0 \(172\.17\.0\.1\/16\) is left out: a bridge/) as string,
        }),
      );
      await operator.cable('eth0').pull();
      const named = await doctor(operator, ofOperator, '--interfaces', 'eth0,wlan0');
      const seen = problems(named).map((finding) => finding.seen);
      expect(seen).toContain('No network takes part but this host itself: no search leaves it or reaches it');
      expect(seen).toContain('ROLLCALL_INTERFACES names wlan0, and there is no such interface');
      expect(seen).toContain('eth0 has no IPv4 address, and its link is down: it takes no part');
    },
    3 * DEADLINE_MS,
  );
});

async function settings(): Promise<Pick<Place, 'ofPi' | 'ofOperator'>> {
  const operator = await tempDir();
  const pi = await operatorFolder(operator);
  const ofOperator = { ROLLCALL_DATA_DIR: operator };
  const ofPi = {
    ROLLCALL_DATA_DIR: pi,
    ROLLCALL_ID: 'cam-left',
    ROLLCALL_DRIVER: 'simulated',
    ROLLCALL_MQTT_URL: (await secureBrokerUrls(operator))(OPERATOR),
  };
  return { ofPi, ofOperator };
}

async function startAgent(pi: Host, env: Record<string, string>): Promise<void> {
  await pi.rollcall(['agent'], env).says('Rollcall agent runs', DEADLINE_MS);
}

/** What one pass of the doctor on a host says. */
async function doctor(host: Host, env: Record<string, string>, ...flags: string[]): Promise<Report> {
  const run = host.rollcall(['doctor', '--json', ...flags], { ...env, ROLLCALL_LOG_LEVEL: 'warn' });
  const { stdout, stderr } = await run.exit(2 * DEADLINE_MS);
  if (stdout === '') throw new Error(`the doctor said nothing: ${stderr}`);
  return JSON.parse(stdout) as Report;
}

/** What the doctor on the Pi says that listens, while the operator searches: the next search may be half a minute away. */
async function listening({ operator, pi, ofPi, ofOperator }: Place): Promise<Report> {
  const report = doctor(pi, ofPi, '--listen', '40s');
  const ended = report.then(
    () => true,
    () => true,
  );
  while (!(await Promise.race([ended, search(operator, ofOperator)])));
  return report;
}

/** Gives false, as nothing is said of who is heard. */
async function search(operator: Host, env: Record<string, string>): Promise<false> {
  await operator.rollcall(['search'], env).exit(DEADLINE_MS);
  return false;
}

function said({ findings }: Report, check: string): Finding[] {
  return findings.filter((finding) => finding.check === check);
}

/** A host of the lab shares the disk of the machine, which may be a container; and it has no broker here. */
function problems({ findings }: Report): Finding[] {
  return findings.filter(
    ({ verdict, check }) => verdict === 'problem' && check !== 'container' && check !== 'broker',
  );
}

function dropping(what: string): string {
  return `table inet firewall {\n chain input {\n type filter hook input priority 0;\n ${what} drop\n }\n}\n`;
}
