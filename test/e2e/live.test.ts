import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { launchChromium } from '#testing/chromium.js';
import { eventually } from '#testing/eventually.js';
import { Rollcall } from '#testing/rollcall.js';
import { describeWith } from '#testing/tools.js';
import { fileURLToPath } from 'node:url';
import { World } from './support/world.js';

// The live picture and stills of the built program, to the players that people have.

const run = promisify(execFile);
const SCRIPT = fileURLToPath(new URL('support/play-live.js', import.meta.url));
const LIVE = '/api/v1/cameras/cam-1/live';
const DEADLINE_MS = 60_000;

let world: World;
let up: Rollcall;
let agent: Rollcall;

beforeAll(async () => {
  world = await World.make();
  up = Rollcall.start(['up'], { ...world.env });
  await up.says('Rollcall is up', DEADLINE_MS);
  agent = Rollcall.start(['agent'], { ...world.env, ROLLCALL_ID: 'cam-1', ROLLCALL_DRIVER: 'simulated' });
  await eventually('the camera', async () => (await cameraStatus()) === 'standing-by', DEADLINE_MS);
}, 3 * DEADLINE_MS);

afterAll(async () => {
  await agent.end();
  await up.end();
}, DEADLINE_MS);

async function cameraStatus(): Promise<string | undefined> {
  const response = await world.call('GET', '/cameras/cam-1');
  return ((await response.json()) as { status?: string }).status;
}

const urlFor = async (path: string): Promise<string> =>
  `http://any:${await world.token()}@127.0.0.1:${world.ports.http}${path}`;

describeWith(['ffmpeg', 'ffprobe'], 'to ffmpeg', () => {
  test(
    'the live picture decodes, frame for frame',
    async () => {
      const args = [
        '-v',
        'error',
        '-xerror',
        '-i',
        await urlFor(LIVE),
        '-frames:v',
        '60',
        '-f',
        'framecrc',
        '-',
      ];
      const { stdout } = await run('ffmpeg', args);
      expect(stdout.split('\n').filter((line) => line.startsWith('0,'))).toHaveLength(60);
    },
    DEADLINE_MS,
  );

  test(
    'a still is a picture of this moment, and smaller on request',
    async () => {
      const before = await world.call('POST', '/cameras/cam-1/recordings', {});
      expect(before.status).toBe(201);
      const { id } = (await before.json()) as { id: string };
      for (const [query, size] of [
        ['', '640,480'],
        ['?width=320', '320,240'],
      ] as const) {
        const response = await world.call('GET', `/cameras/cam-1/still${query}`);
        expect([response.status, response.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
        const jpeg = `data:image/jpeg;base64,${Buffer.from(await response.arrayBuffer()).toString('base64')}`;
        const args = ['-v', 'error', '-show_entries', 'stream=width,height', '-of', 'csv=p=0', jpeg];
        expect((await run('ffprobe', ['-protocol_whitelist', 'data', ...args])).stdout.trim()).toBe(size);
      }
      expect(await cameraStatus()).toBe('recording');
      const stopped = await world.call('POST', `/cameras/cam-1/recordings/${id}/stop`);
      expect(stopped.status).toBe(200);
    },
    DEADLINE_MS,
  );
});

test(
  'what is no width and no mode is refused, and a closed camera says so',
  async () => {
    const codeOf = async (path: string): Promise<string> =>
      ((await (await world.call('GET', `/cameras/cam-1${path}`)).json()) as { code: string }).code;
    expect(await codeOf('/still?width=wide')).toBe('invalid-request');
    expect(await codeOf('/live?mode=fast')).toBe('invalid-request');
    expect((await world.call('POST', '/cameras/cam-1/close')).status).toBe(200);
    expect(await codeOf('/live')).toBe('camera-closed');
    expect(await codeOf('/still')).toBe('camera-closed');
    expect(await (await world.call('POST', '/cameras/cam-1/open')).json()).toEqual({ status: 'standing-by' });
  },
  DEADLINE_MS,
);

describeWith('chromium', 'to a browser', () => {
  test(
    'it plays in every mode, and goes on when the size of the picture changes',
    async () => {
      const token = await world.token();
      const browser = await launchChromium();
      try {
        const page = await browser.newPage({ bypassCSP: true });
        await page.goto(`${world.origin}/health/live`);
        await page.addScriptTag({ path: SCRIPT });
        const watch = (mode: string, seconds: number, width?: number): Promise<object> =>
          page.evaluate<object>(`watchLive('${LIVE}?mode=${mode}', '${token}', ${seconds}, ${width})`);
        expect(await watch('full', 1)).toEqual({ ranges: 1, width: 640, height: 480 });
        expect(await watch('keyframes', 1.5)).toEqual({ ranges: 1, width: 640, height: 480 });
        const watching = watch('full', 3, 320);
        await world.call('PATCH', '/cameras/cam-1/settings', { width: 320, height: 240 });
        expect(await watching).toEqual({ ranges: 1, width: 320, height: 240 });
      } finally {
        await browser.close();
      }
    },
    DEADLINE_MS,
  );
});
