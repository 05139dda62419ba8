import { generateKeyPairSync, type KeyObject, type KeyPairKeyObjectResult } from 'node:crypto';
import { connect, type TLSSocket } from 'node:tls';
import type { Enrolment } from '#contracts/http/enrolment-views.js';
import { parseJoinToken } from '#credentials/join-token.js';
import { channelBinding, proveKey } from '#credentials/key-proof.js';
import { publicText } from '#credentials/public-key.js';
import type { TlsIdentity } from '#credentials/tls-identity.js';
import { pinnedSocket } from '#network/pinned-socket.js';
import { call, callBy, type Answer } from './caller.js';
import type { TestApi } from './test-api.js';

const ENROLMENTS = '/api/v1/enrolments';

/** Asks to join, on a real connection with a real proof; each field can be another one than the right one. */
export class JoiningAgent {
  private readonly pair: KeyPairKeyObjectResult;
  readonly privateKey: KeyObject;
  readonly key: string;

  constructor(
    /** Whom it asks; another one after a restart. */
    private readonly at: { readonly api: TestApi; readonly identity: TlsIdentity },
    readonly id: string,
    pair = generateKeyPairSync('ec', { namedCurve: 'P-256' }),
  ) {
    this.pair = pair;
    this.privateKey = pair.privateKey;
    this.key = publicText(pair.publicKey);
  }

  /** Another camera of the same host: with the same key. */
  sibling(id: string): JoiningAgent {
    return new JoiningAgent(this.at, id, this.pair);
  }

  connect(): Promise<TLSSocket> {
    const { api, identity } = this.at;
    const target = { host: '127.0.0.1', port: api.securePort, fingerprint: identity.fingerprint };
    return pinnedSocket(target, AbortSignal.timeout(5000));
  }

  prove(socket: TLSSocket, id = this.id, key = this.privateKey): Promise<string> {
    return proveKey(key, id, channelBinding(socket));
  }

  /** By a join token as an admin is told it. */
  async enrol(token: string, other: object = {}): Promise<Answer> {
    const socket = await this.connect();
    return this.send(socket, ENROLMENTS, { ...(await this.request(token, socket)), ...other });
  }

  async renew({ enrolment }: Pick<Enrolment, 'enrolment'>, other: object = {}): Promise<Answer> {
    const socket = await this.connect();
    return this.send(socket, `${ENROLMENTS}/${enrolment}/renewal`, {
      proof: await this.prove(socket),
      ...other,
    });
  }

  async request(token: string, socket: TLSSocket): Promise<Record<string, string>> {
    const secret = parseJoinToken(token)?.secret ?? '';
    const { id, key } = this;
    return { token: secret, id, hostname: `host-${id}`, key, proof: await this.prove(socket) };
  }

  send(socket: TLSSocket, path: string, body: object): Promise<Answer> {
    return callBy({ createConnection: () => socket }, 'POST', path, {}, body);
  }

  /** Over what is no TLS 1.3. */
  async overPlainText(path: string, body: object): Promise<Answer> {
    return call(this.at.api, 'POST', path, {}, body);
  }

  async overOldTls(path: string, body: object): Promise<Answer> {
    const options = { host: '127.0.0.1', port: this.at.api.securePort, maxVersion: 'TLSv1.2' } as const;
    const socket = connect({ ...options, rejectUnauthorized: false });
    await new Promise((resolve, reject) => socket.once('secureConnect', resolve).once('error', reject));
    return this.send(socket, path, body);
  }
}
