import { once } from 'node:events';
import { createServer, request, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { gunzipSync } from 'node:zlib';
import { ArchiveSender, type Archive } from '#api/adapters/install/archive-sender.js';
import { eventually } from '#testing/eventually.js';
import { silentLogger } from '#testing/silent-logger.js';

let server: Server;
let archive: Archive;
let warned: number;

beforeEach(async () => {
  warned = 0;
  const sender = new ArchiveSender({ ...silentLogger, warn: () => (warned += 1) });
  server = createServer((_, response) => void sender.send(() => Promise.resolve(archive), response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterEach(() => server.close());

async function ask(method: string): Promise<IncomingMessage> {
  const sent = request({ port: (server.address() as AddressInfo).port, method, agent: false });
  const [response] = (await once(sent.end(), 'response')) as [IncomingMessage];
  return response;
}

/** A tar that never ends. */
const endless = (): Readable =>
  new Readable({
    read() {
      this.push(Buffer.alloc(1000));
    },
  });

test('compresses a tar', async () => {
  archive = { tar: Readable.from([Buffer.from('a'), Buffer.from('b')]) };
  const body = Buffer.concat((await (await ask('GET')).toArray()) as Buffer[]);
  expect(gunzipSync(body).toString()).toBe('ab');
});

test('for HEAD it lets go of the archive and sends none of it', async () => {
  const tar = endless();
  archive = { tar };
  const response = await ask('HEAD');
  expect(await response.toArray()).toEqual([]);
  expect([response.statusCode, tar.destroyed]).toEqual([200, true]);
});

test('lets go of the archive when its reader leaves, which is no failure', async () => {
  const tar = endless();
  archive = { tar };
  const response = await ask('GET');
  await once(response, 'data');
  response.on('error', () => undefined).destroy();
  await eventually('the archive is let go of', () => tar.destroyed);
  expect(warned).toBe(0);
});

test('an archive that fails half way does not look whole, and is logged', async () => {
  const failing = async function* (): AsyncGenerator<Buffer> {
    yield Buffer.alloc(1_000_000, 'x');
    throw await Promise.resolve(new Error('the disk is broken'));
  };
  archive = { packed: Readable.from(failing()), bytes: 2_000_000 };
  await expect((await ask('GET')).toArray()).rejects.toMatchObject({ code: 'ECONNRESET' });
  expect(warned).toBe(1);
});
