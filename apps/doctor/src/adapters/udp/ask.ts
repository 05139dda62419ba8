import type { Clock } from '#contracts/ports/clock.js';
import type { Logger } from '#contracts/ports/logger.js';
import { encodeRollCall } from '#contracts/udp/codec.js';
import { ROLL_CALL, type Probe } from '#contracts/udp/messages.js';
import { UdpSocket } from '#network/udp-socket.js';
import { delay } from '#contracts/delay.js';
import { Heard, type HeardDatagram } from './heard-datagram.js';

/** As discovery's searches do. */
const PROBES_AT_MS = [0, 150, 600];
const WINDOW_MS = 500;
/** The last answer leaves 1.1 s after the first probe; a slow Wi-Fi may hold it. */
export const ANSWERS_WITHIN_MS = 2500;

export interface Question {
  /** Where to ask from; port 0 takes a free one. */
  readonly from: { readonly address: string; readonly port: number };
  /** Each is asked with an id of its own. */
  readonly to: readonly { readonly address: string; readonly search: string }[];
  /** The port of the roll call. */
  readonly port: number;
  /** Gives each probe its token; without it none has one. */
  readonly sign?: (probe: Probe) => Promise<string>;
}

export interface Asked {
  readonly sent: number;
  /** Codes of the system, for what could not be sent. */
  readonly errors: readonly string[];
  /** When the first probe went out, monotonic. */
  readonly askedAt: number;
  readonly heard: readonly HeardDatagram[];
}

export interface AskParts {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly signal: AbortSignal;
  /** Who asks, in every probe. */
  readonly self: string;
}

/** Probes three times, as a search does, and keeps what comes back. */
export async function ask({ from, to, port, sign }: Question, parts: AskParts): Promise<Asked> {
  const { clock, logger, signal, self } = parts;
  const heard = new Heard(() => clock.monotonic());
  const errors: string[] = [];
  const failed = (error: unknown): void => void errors.push(codeOf(error));
  const events = { received: heard.take.bind(heard), failed };
  const askedAt = clock.monotonic();
  let sent = 0;
  const sendAll = async (socket: UdpSocket): Promise<void> => {
    for (const { address, search } of to) {
      const plain: Probe = { v: 1, search, window: WINDOW_MS, from: self };
      const probe = sign ? { ...plain, token: await sign(plain) } : plain;
      const bytes = encodeRollCall({ command: ROLL_CALL, probe });
      await socket.send(bytes, { address, port }).then(() => (sent += 1), failed);
    }
  };
  let socket: UdpSocket | undefined;
  try {
    socket = await UdpSocket.open(from.address, from.port, events, logger);
    for (const at of PROBES_AT_MS) {
      await delay(clock, Math.max(0, askedAt + at - clock.monotonic()), signal);
      await sendAll(socket);
    }
    await delay(clock, Math.max(0, askedAt + ANSWERS_WITHIN_MS - clock.monotonic()), signal);
  } catch (error) {
    signal.throwIfAborted();
    failed(error);
  } finally {
    await socket?.close();
  }
  return { sent, errors, askedAt, heard: heard.datagrams };
}

export function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? String(error);
}
