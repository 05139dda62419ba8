import { readFile } from 'node:fs/promises';
import { SYSTEM_FILES } from '#api/adapters/install/system-files.js';
import { packageVersion } from '#runtime/package-version.js';

const page = await readFile('docs/raspberry-pi.md', 'utf8');
const readme = await readFile('README.md', 'utf8');
const unit = await readFile('deploy/agent/rollcall-agent.service', 'utf8');
const settings = await readFile('deploy/agent/agent.env', 'utf8');
const script = await readFile('deploy/agent/install.sh', 'utf8');

test('what the line installs is what the page removes', () => {
  const [, removal = ''] = page.split('What the line has installed');
  const placed = [...script.matchAll(/^ {2}place \S+ (\S+)$/gm)].map(([, path = '']) => `/etc/${path}`);
  expect(placed).toHaveLength(Object.keys(SYSTEM_FILES).length);
  for (const path of [...placed, '/opt/rollcall', '/etc/rollcall', '/var/lib/rollcall'])
    expect(removal).toContain(path);
});

test('the package is called as it is built, and built by a script that there is', async () => {
  const { scripts } = JSON.parse(await readFile('package.json', 'utf8')) as { scripts: object };
  expect(scripts).toHaveProperty('package:deb');
  const names = [...page.matchAll(/rollcall-agent_([\d.]+)_arm64\.deb/g)];
  expect(names.map(([, version]) => version)).toEqual(names.map(() => packageVersion()));
});

test('the folders that the agent may write in are those of the unit', () => {
  expect(unit).toContain('ReadWritePaths=-/media -/mnt\n');
  expect(unit).toContain('StateDirectory=rollcall\n');
  expect(page).toContain('`/var/lib/rollcall`, and beneath `/media` and `/mnt`');
});

test('every variable of page and template is one that the other or the README explains', () => {
  const named = (text: string): Set<string> => new Set(text.match(/ROLLCALL_[A-Z_]+/g));
  const known = named(readme + settings);
  expect([...named(page)].filter((name) => !known.has(name))).toEqual([]);
});
