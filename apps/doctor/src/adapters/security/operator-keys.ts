import type { KeyObject } from 'node:crypto';
import type { Clock } from '#contracts/ports/clock.js';
import { readFleetSecret } from '#credentials/fleet-secret.js';
import { readOperatorKey } from '#credentials/operator-key.js';
import { operatorLogin, type BrokerLogin } from '#credentials/operator-login.js';

/** What a camera's password is made with, on the operator's host. */
export interface OperatorKeys {
  readonly login: (user: string, clientId: string) => Promise<string>;
  /** What tokens are signed with; undefined where the broker takes passwords that do not expire. */
  readonly key: KeyObject | undefined;
  readonly fleetSecret: string;
}

/** Undefined where this host has not all the keys of an operator: here none is ever made. */
export async function readOperatorKeys(
  dataDir: string,
  login: BrokerLogin,
  clock: Clock,
): Promise<OperatorKeys | undefined> {
  const [fleetSecret, operatorKey] = [await readFleetSecret(dataDir), await readOperatorKey(dataDir)];
  if (fleetSecret === undefined || !operatorKey) return undefined;
  return {
    login: await operatorLogin(dataDir, login, clock),
    key: login === 'token' ? operatorKey.privateKey : undefined,
    fleetSecret,
  };
}
