import { Connection, type Packet } from '#bus/connection.js';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { Outcome } from '../../domain/security/attempt.js';

export interface BrokerPlace {
  readonly url: string;
  readonly signal: AbortSignal;
}

/** How somebody comes to the broker. */
export interface Way {
  readonly user: string;
  readonly clientId: string;
  readonly password: string;
  readonly will?: Packet;
}

/** Whether the broker lets somebody in. Rejects where it says neither yes nor no. */
export async function signsIn(at: BrokerPlace, way: Way): Promise<Outcome> {
  try {
    const connection = await open(at, way);
    await connection.end();
    return 'open';
  } catch (error) {
    if (isRefusal(error)) return 'held';
    throw error;
  }
}

/** Whether the broker takes a message of somebody whom it lets in; rejects where it does not. */
export function isTaken(at: BrokerPlace, way: Way, sent: Packet): Promise<Outcome> {
  return over(at, way, (connection) => connection.publish(sent));
}

/** Whether the broker grants a subscription to somebody whom it lets in; rejects where it does not. */
export function hears(at: BrokerPlace, way: Way, filter: string): Promise<Outcome> {
  return over(at, way, (connection) => connection.subscribe([{ filter, qos: 0 }]));
}

export function open({ url, signal }: BrokerPlace, way: Way): Promise<Connection> {
  const { user, password, clientId, will } = way;
  return Connection.open({ url, username: user, password, clientId }, will, signal);
}

async function over(
  at: BrokerPlace,
  way: Way,
  act: (connection: Connection) => Promise<void>,
): Promise<Outcome> {
  const connection = await open(at, way);
  try {
    await act(connection);
    return 'open';
  } catch (error) {
    // It may also end the connection: MQTT 3.1.1 has no word to refuse a message (3.3.5).
    if (error instanceof RollcallError && error.code !== 'no-answer') return 'held';
    throw error;
  } finally {
    await connection.end();
  }
}

/** A return code of the CONNACK, from 1 to 5 (MQTT 3.1.1, 3.2.2.3). */
function isRefusal(error: unknown): boolean {
  if (error instanceof RollcallError) return error.code === 'unauthenticated';
  const { code } = error as { code?: unknown };
  return typeof code === 'number' && code >= 1 && code <= 5;
}
