import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const CONSOLE = 'dist/console';
const MOST_KB = 250;

/** What the page asks a browser to fetch before anything is shown. */
async function firstScripts(): Promise<string[]> {
  const page = await readFile(join(CONSOLE, 'index.html'), 'utf8');
  const scripts = /<(?:script[^>]+src|link rel="modulepreload"[^>]+href)="(\/assets\/[^"]+\.js)"/g;
  return [...page.matchAll(scripts)].map(([, path = '']) => path);
}

test(`the console begins with no more than ${MOST_KB} KB of JavaScript, gzipped`, async () => {
  const scripts = await firstScripts();
  expect(scripts.length).toBeGreaterThan(1);
  const files = await Promise.all(scripts.map((path) => readFile(join(CONSOLE, path))));
  const bytes = files.reduce((sum, file) => sum + gzipSync(file).length, 0);
  expect(bytes / 1000).toBeLessThanOrEqual(MOST_KB);
});
