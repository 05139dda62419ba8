import { createPrivateKey, createPublicKey } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer, type Server, type TLSSocket } from 'node:tls';
import { channelBinding, isProven, proveKey } from '#credentials/key-proof.js';
import { newKey } from '#credentials/operator-key.js';
import { loadOrCreateTlsIdentity } from '#credentials/tls-identity.js';
import { pinnedSocket } from '#network/pinned-socket.js';
import { tempDir } from '#testing/temp-dir.js';

const privateKey = createPrivateKey(newKey());
const publicKey = createPublicKey(privateKey);

let server: Server;
let connect: () => Promise<{ ours: TLSSocket; theirs: TLSSocket }>;

beforeAll(async () => {
  const identity = await loadOrCreateTlsIdentity(await tempDir());
  server = createServer({ key: identity.key, cert: identity.cert });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const { fingerprint } = identity;
  connect = async () => {
    const accepted = once(server, 'secureConnection');
    const ours = await pinnedSocket({ host: '127.0.0.1', port, fingerprint }, AbortSignal.timeout(5000));
    const [theirs] = (await accepted) as [TLSSocket];
    return { ours, theirs };
  };
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

test('who holds the key proves it on its connection, and on no other', async () => {
  const [one, other] = [await connect(), await connect()];
  const proof = await proveKey(privateKey, 'cam-1', channelBinding(one.ours));
  expect(await isProven(publicKey, proof, 'cam-1', channelBinding(one.theirs))).toBe(true);
  expect(await isProven(publicKey, proof, 'cam-1', channelBinding(other.theirs))).toBe(false);
  expect(await isProven(publicKey, proof, 'cam-2', channelBinding(one.theirs))).toBe(false);
  const stranger = createPublicKey(newKey());
  expect(await isProven(stranger, proof, 'cam-1', channelBinding(one.theirs))).toBe(false);
  for (const { ours, theirs } of [one, other]) {
    ours.destroy();
    theirs.destroy();
  }
});

test.each(['', 'a.b.c', 'nonsense'])('%j proves nothing', async (proof) => {
  expect(await isProven(publicKey, proof, 'cam-1', 'x')).toBe(false);
});
