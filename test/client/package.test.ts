import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { launchChromium } from '#testing/chromium.js';
import { eventually } from '#testing/eventually.js';
import { tempDir } from '#testing/temp-dir.js';
import { describeWith } from '#testing/tools.js';
import { Lab } from '../../apps/api/test/support/lab.js';
import { LiveAgent } from '../../apps/api/test/support/live-agent.js';
import { TOKEN } from '../../apps/api/test/support/test-api.js';
import { installPackage } from './support/built-package.js';

const README = 'libs/client/README.md';
const BUNDLER = resolve('node_modules/rolldown/bin/cli.mjs');

let lab: Lab;
let agent: LiveAgent;
let folder: string;
let home: string;

beforeAll(async () => {
  [lab, folder] = await Promise.all([Lab.start(), tempDir()]);
  home = await installPackage(folder);
  agent = new LiveAgent(await lab.camera('cam-1'));
});

afterAll(() => lab.close());

test('the example of the README runs as it stands there', async () => {
  const readme = await readFile(README, 'utf8');
  const [, example = ''] = /^```js\n(.*?)^```$/ms.exec(readme) ?? [];
  const file = join(folder, 'example.mjs');
  await writeFile(file, example);
  const env = { ROLLCALL_URL: lab.api.url, ROLLCALL_TOKEN: TOKEN };
  const { stdout } = await promisify(execFile)(process.execPath, [file], { env });
  expect(stdout).toMatch(/^host-cam-1 is found\nunknown-camera: .*\n(1 cameras\n)+$/);
});

test('a page that bundles it loads as much for it as the README says', async () => {
  const [page, bundle] = [join(folder, 'page.js'), join(folder, 'bundle.js')];
  await writeFile(page, "export * from '@rollcall/client';\n");
  const options = ['--platform', 'browser', '--format', 'esm', '--minify', '--file', bundle];
  await promisify(execFile)(process.execPath, [BUNDLER, page, ...options]);
  await expectSaid(gzipSync(await readFile(bundle)).length, /some ([\d.]+) KB bundled and minified/);
});

test('it depends on what the whole depends on, in the same versions', async () => {
  const read = async (path: string): Promise<{ version: string; dependencies: Record<string, string> }> =>
    JSON.parse(await readFile(path, 'utf8')) as never;
  const [own, whole] = await Promise.all([read('libs/client/package.json'), read('package.json')]);
  expect(own.version).toBe(whole.version);
  expect(whole.dependencies).toMatchObject(own.dependencies);
});

describeWith('chromium', 'in a browser', () => {
  let page: Page;
  let close: () => Promise<void>;
  let bytes = 0;

  beforeAll(async () => {
    const browser = await launchChromium();
    close = () => browser.close();
    page = await browser.newPage({ bypassCSP: true });
    await page.route('**/page/**', async (route) => {
      const { pathname } = new URL(route.request().url());
      const body = await readFile(fileOf(pathname.slice('/page/'.length)), 'utf8');
      bytes += gzipSync(body).length;
      await route.fulfill({ body, contentType: 'text/javascript' });
    });
    // A page that did not come from the host itself may open no WebSocket to it.
    await page.goto(`${lab.api.url}/health/live`);
    await page.addScriptTag({ type: 'importmap', content: IMPORT_MAP });
    await page.addScriptTag({ type: 'module', content: SCRIPT });
    await eventually('the script has run', () => page.evaluate("typeof seen === 'function'"));
  });

  afterAll(() => close());

  test('a page signs in, sees the fleet and the pictures of a camera, and where its session ends', async () => {
    await page.evaluate(`signIn(${JSON.stringify(TOKEN)})`);
    const seen = (): Promise<Seen> => page.evaluate('seen()');
    await eventually('it sees the fleet', async () => (await seen()).cameras === 'cam-1');
    await agent.asked(1);
    agent.give(1, true);
    agent.give(2);
    await eventually('it sees pictures', async () => (await seen()).pictures === 'init,key,other');
    await page.evaluate('signOut()');
    await eventually('both are refused', async () => {
      const { fleet, live } = await seen();
      return fleet === 'refused' && live === 'refused';
    });
  });

  test('its files as they are take as much as the README says', () =>
    expectSaid(bytes, /some ([\d.]+) KB file by file/));
});

/** What the README says of a size holds within a twentieth. */
async function expectSaid(bytes: number, sentence: RegExp): Promise<void> {
  const [, kilobytes] = sentence.exec(await readFile(README, 'utf8')) ?? [];
  const said = Number(kilobytes) * 1000;
  expect(bytes).toBeGreaterThan(said * 0.95);
  expect(bytes).toBeLessThan(said * 1.05);
}

interface Seen {
  readonly cameras: string;
  readonly fleet: string;
  readonly live: string;
  readonly pictures: string;
}

function fileOf(path: string): string {
  return path.startsWith('client/')
    ? join(home, 'dist', path.slice('client/'.length))
    : resolve('node_modules', path);
}

const IMPORT_MAP = JSON.stringify({
  imports: {
    '@rollcall/client': '/page/client/client/src/index.js',
    'openapi-fetch': '/page/openapi-fetch/dist/index.mjs',
    'eventsource-parser': '/page/eventsource-parser/dist/index.js',
  },
});

const SCRIPT = `
  import { Rollcall } from '@rollcall/client';
  const rollcall = new Rollcall();
  const pictures = [];
  let fleet, live;
  globalThis.signIn = async (token) => {
    await rollcall.call('post', '/session', { body: { token } });
    fleet = rollcall.fleet();
    live = rollcall.live();
    live.show('cam-1', 'full', {
      init: () => pictures.push('init'),
      fragment: (_, { keyFrame }) => pictures.push(keyFrame ? 'key' : 'other'),
    });
  };
  globalThis.signOut = () => rollcall.call('delete', '/session');
  globalThis.seen = () => ({
    cameras: [...fleet.state.cameras.keys()].join(),
    fleet: fleet.state.connection.state,
    live: live.connection.state,
    pictures: pictures.join(),
  });`;
