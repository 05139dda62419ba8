import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { freePort, freeUdpPort } from '#testing/free-port.js';
import { tempDir } from '#testing/temp-dir.js';
import { Program } from '../support/program.js';

const SLOW_MS = 60_000;

async function settings(): Promise<Record<string, string>> {
  return {
    ROLLCALL_DATA_DIR: await tempDir(),
    ROLLCALL_HTTP_PORT: String(await freePort()),
    ROLLCALL_LISTEN: '127.0.0.1',
    ROLLCALL_MQTT_PORT: '0',
    ROLLCALL_DISCOVERY_PORT: String(await freeUdpPort()),
  };
}

test(
  'the operator says where it is, its lines can be copied, and it stops on SIGINT',
  async () => {
    const env = await settings();
    const program = Program.start(['up'], env);
    await program.says('npx rollcall ls');
    const url = `http://127.0.0.1:${env.ROLLCALL_HTTP_PORT}`;
    expect(program.stdout).toMatch(
      new RegExp(`^Rollcall is up: API at ${url}, broker at mqtt://127.0.0.1:\\d+\\.\n`),
    );
    const curl = /^ {2}(curl .*)$/m.exec(program.stdout)?.[1] ?? '';
    const { stdout } = await promisify(execFile)('/bin/sh', ['-c', `${curl} -sS`]);
    expect(JSON.parse(stdout)).toEqual({ items: [] });
    expect((await readFile(join(env.ROLLCALL_DATA_DIR ?? '', 'admin-token'), 'utf8')).trim()).not.toBe('');
    program.process.kill('SIGINT');
    expect({ ...(await program.ended), stderr: program.stderr }).toEqual({
      code: 0,
      signal: null,
      stderr: '',
    });
  },
  SLOW_MS,
);

test(
  'a taken port ends it, and everything that had started, with one sentence',
  async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const port = String((taken.address() as AddressInfo).port);
    for (const variable of ['ROLLCALL_HTTP_PORT', 'ROLLCALL_MQTT_PORT']) {
      const program = Program.start(['up'], { ...(await settings()), [variable]: port });
      expect(await program.ended).toEqual({ code: 2, signal: null });
      expect(program.stderr).toMatch(
        new RegExp(`^rollcall: 127.0.0.1:${port}, .* is taken: .*${variable}.*\n$`),
      );
    }
    taken.close();
  },
  SLOW_MS,
);

test(
  'with a broker elsewhere it starts none',
  async () => {
    const env = {
      ...(await settings()),
      ROLLCALL_MQTT_URL: `mqtt://127.0.0.1:${await freePort()}`,
      ROLLCALL_LOG_LEVEL: 'silent',
    };
    const program = Program.start(['up'], env);
    await program.says(`broker at ${env.ROLLCALL_MQTT_URL}.`);
    program.process.kill('SIGTERM');
    expect((await program.ended).code).toBe(0);
  },
  SLOW_MS,
);
