import { loadOrCreateFleetSecret } from '#credentials/fleet-secret.js';
import { credentialOf } from '#credentials/credential.js';
import { start } from '#broker/main.js';
import { tempDir } from './temp-dir.js';

export interface TestBroker {
  readonly url: string;
  readonly port: number;
  readonly dataDir: string;
  readonly secret: string;
  /** The password of a user. */
  credential(user: string): string;
  close(): Promise<void>;
}

/** The real broker on loopback, on a free port or a given one, with a data folder of its own or a given one. */
export async function startTestBroker(at: { port?: number; dataDir?: string } = {}): Promise<TestBroker> {
  const dataDir = at.dataDir ?? (await tempDir());
  const secret = await loadOrCreateFleetSecret(dataDir);
  const broker = await start({
    ROLLCALL_DATA_DIR: dataDir,
    ROLLCALL_LISTEN: '127.0.0.1',
    ROLLCALL_MQTT_PORT: String(at.port ?? 0),
    ROLLCALL_LOG_LEVEL: 'silent',
  });
  return {
    url: `mqtt://127.0.0.1:${broker.port}`,
    port: broker.port,
    dataDir,
    secret,
    credential: (user) => credentialOf(secret, user),
    close: () => broker.close(),
  };
}
