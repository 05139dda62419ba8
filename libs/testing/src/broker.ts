import { operatorLogin } from '#credentials/operator-login.js';
import { loadOrCreateFleetSecret } from '#credentials/fleet-secret.js';
import { loadOrCreateOperatorKey, type OperatorKey } from '#credentials/operator-key.js';
import { start } from '#broker/main.js';
import { systemClock } from '#runtime/system-clock.js';
import { freePort } from './free-port.js';
import { tempDir } from './temp-dir.js';

export interface TestBroker {
  readonly url: string;
  readonly port: number;
  readonly dataDir: string;
  readonly secret: string;
  readonly operatorKey: OperatorKey;
  /** Of a user, as the parts on the operator's host sign it for themselves. */
  readonly passwordOf: (user: string, clientId: string) => Promise<string>;
  close(): Promise<void>;
}

/**
 * The real broker on loopback, on a free port or a given one, with a data folder of its own or a given one. A free one
 * is none of those that outgoing connections are given: it can be had again once the broker is closed.
 */
export async function startTestBroker(at: { port?: number; dataDir?: string } = {}): Promise<TestBroker> {
  const dataDir = at.dataDir ?? (await tempDir());
  const secret = await loadOrCreateFleetSecret(dataDir);
  const broker = await start({
    ROLLCALL_DATA_DIR: dataDir,
    ROLLCALL_LISTEN: '127.0.0.1',
    ROLLCALL_MQTT_PORT: String(at.port ?? (await freePort())),
    ROLLCALL_LOG_LEVEL: 'silent',
  });
  return {
    url: `mqtt://127.0.0.1:${broker.port}`,
    port: broker.port,
    dataDir,
    secret,
    operatorKey: await loadOrCreateOperatorKey(dataDir),
    passwordOf: await operatorLogin(dataDir, 'token', systemClock),
    close: () => broker.close(),
  };
}
