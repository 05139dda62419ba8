/**
 * Joins from a host of a lab as an agent does, and prints the answer as a line of JSON. Arguments: the join token, the
 * operator's address, the id.
 */
import { createPrivateKey, createPublicKey } from 'node:crypto';
import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { parseJoinToken } from '#credentials/join-token.js';
import { channelBinding, proveKey } from '#credentials/key-proof.js';
import { newKey } from '#credentials/operator-key.js';
import { publicText } from '#credentials/public-key.js';
import { pinnedSocket } from '#network/pinned-socket.js';

const [token = '', host = '', id = ''] = process.argv.slice(2);
const { fingerprint = '', secret = '' } = parseJoinToken(token) ?? {};
const socket = await pinnedSocket({ host, port: 8443, fingerprint }, AbortSignal.timeout(10_000));
const key = createPrivateKey(newKey());
const sent = request({
  method: 'POST',
  path: '/api/v1/enrolments',
  headers: { host, 'content-type': 'application/json' },
  createConnection: () => socket,
});
sent.end(
  JSON.stringify({
    token: secret,
    id,
    hostname: id,
    key: publicText(createPublicKey(key)),
    proof: await proveKey(key, id, channelBinding(socket)),
  }),
);
const [response] = (await once(sent, 'response')) as [IncomingMessage];
const body: unknown = JSON.parse(Buffer.concat(await response.toArray()).toString());
process.stdout.write(`${JSON.stringify({ status: response.statusCode, body })}\n`);
