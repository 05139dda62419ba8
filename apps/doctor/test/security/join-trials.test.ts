import type { Server } from 'node:net';
import { loadOrCreateTlsIdentity } from '#credentials/tls-identity.js';
import { apiTrials } from '#doctor/adapters/security/api-trials.js';
import { joinTrials } from '#doctor/adapters/security/join-trials.js';
import { madeUpSecret } from '#doctor/adapters/security/made-up.js';
import type { Trial } from '#doctor/adapters/security/try-out.js';
import { systemRandom as random } from '#runtime/system-random.js';
import { tempDir } from '#testing/temp-dir.js';
import { JoiningLab } from '../../../api/test/support/joining-lab.js';
import { gullibleApi } from '../support/gullible.js';
import { tried, verdicts } from '../support/tried.js';

const closing: Server[] = [];
const signal = AbortSignal.timeout(60_000);

afterEach(() => {
  for (const server of closing.splice(0)) server.close();
});

function trials(plain: string | undefined, secure: string | undefined): Trial[] {
  return joinTrials({ plain, secure, guest: 'doctor-guest', random, signal });
}

/** An API that answers with one status by TLS, and with another in plain text. */
async function answering(secure: number, plain: number): Promise<Trial[]> {
  const tls = await loadOrCreateTlsIdentity(await tempDir());
  return trials(
    `http://127.0.0.1:${await gullibleApi(closing, plain)}`,
    `https://127.0.0.1:${await gullibleApi(closing, secure, tls)}`,
  );
}

test('the real API lets nobody join, gives the agent to nobody and tells nobody who joined', async () => {
  const lab = await JoiningLab.start();
  const secure = `https://127.0.0.1:${lab.api.securePort}`;
  expect(await verdicts(trials(lab.api.url, secure))).toEqual(['ok', 'ok']);
  for (const base of [lab.api.url, secure]) {
    const all = await tried(apiTrials({ base, guess: madeUpSecret(random), signal }));
    expect(all.filter(([, verdict]) => verdict !== 'ok')).toEqual([]);
  }
  expect(lab.api.errors).toEqual([]);
  await lab.close();
});

test('an API that lets a made-up token in, or looks at it, is told of', async () => {
  expect(await verdicts(await answering(201, 201))).toEqual(['problem', 'problem']);
  expect(await verdicts(await answering(403, 401))).toEqual(['problem', 'problem']);
});

test('what refuses for another reason, or is not there, tells nothing', async () => {
  expect(await verdicts(await answering(500, 404))).toEqual(['note', 'note']);
  expect(await verdicts(trials(undefined, undefined))).toEqual(['note', 'note']);
});
