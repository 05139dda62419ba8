import { isId } from '../ids.js';
import { MAX_DATAGRAM_BYTES } from '../limits.js';
import { isPrintable } from '../printable.js';
import { ROLL_ANSWER, ROLL_CALL, type Probe, type RollCallMessage } from './messages.js';
import { readCard } from './read-card.js';
import { isAbsentOr, isIntegerIn, isRecord } from './shapes.js';

/** A compact JWS (RFC 7515, 7.1). */
const PROBE_TOKEN = /^[\w-]+\.[\w-]+\.[\w-]+$/;

export type DatagramRefusal =
  'too-large' | 'not-utf8' | 'not-json' | 'not-a-message' | 'bad-probe' | 'bad-hostname' | 'bad-card';

export interface DecodedDatagram {
  readonly messages: readonly RollCallMessage[];
  /** What stood behind the last line end; empty in a well-formed datagram. */
  readonly remainder: string;
  /** One entry for every line that was refused. */
  readonly refused: readonly DatagramRefusal[];
}

/** A line of JSON ended by a line feed. Throws a RangeError over 1,200 bytes. */
export function encodeRollCall(message: RollCallMessage): Uint8Array {
  const parts =
    message.command === ROLL_CALL
      ? [ROLL_CALL, ...(message.probe ? [message.probe] : [])]
      : [ROLL_ANSWER, message.hostname, ...(message.card ? [message.card] : [])];
  const bytes = new TextEncoder().encode(`${JSON.stringify(parts)}\n`);
  if (bytes.byteLength > MAX_DATAGRAM_BYTES)
    throw new RangeError(`a datagram of ${bytes.byteLength} bytes is too large`);
  return bytes;
}

/**
 * Reads a datagram. Total: any bytes give messages, a remainder and what was refused.
 * A remainder that is a whole message counts as one: clients of the published idea may leave out the line end.
 */
export function decodeRollCall(bytes: Uint8Array): DecodedDatagram {
  if (bytes.byteLength > MAX_DATAGRAM_BYTES) return { messages: [], remainder: '', refused: ['too-large'] };
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return { messages: [], remainder: '', refused: ['not-utf8'] };
  }
  const lines = text.split('\n');
  const tail = lines.at(-1) ?? '';
  const read = lines.filter((line) => line.trim() !== '').map(readLine);
  const tailIsWhole = tail.trim() === '' || typeof read.at(-1) !== 'string';
  return {
    messages: read.filter((m) => typeof m !== 'string'),
    remainder: tailIsWhole ? '' : tail,
    refused: read.filter((m) => typeof m === 'string'),
  };
}

function readLine(line: string): RollCallMessage | DatagramRefusal {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return 'not-json';
  }
  if (!Array.isArray(value)) return 'not-a-message';
  const [command, first, second] = value as unknown[];
  if (command === ROLL_CALL) return readCall(first);
  if (command === ROLL_ANSWER) return readAnswer(first, second);
  return 'not-a-message';
}

function readCall(argument: unknown): RollCallMessage | DatagramRefusal {
  if (argument === undefined) return { command: ROLL_CALL };
  const probe = readProbe(argument);
  return probe ? { command: ROLL_CALL, probe } : 'bad-probe';
}

function readAnswer(hostname: unknown, argument: unknown): RollCallMessage | DatagramRefusal {
  if (!isHostname(hostname)) return 'bad-hostname';
  if (argument === undefined) return { command: ROLL_ANSWER, hostname };
  const card = readCard(argument);
  return card ? { command: ROLL_ANSWER, hostname, card } : 'bad-card';
}

export function isHostname(value: unknown): value is string {
  return isPrintable(value, 255);
}

function readProbe(value: unknown): Probe | undefined {
  if (!isRecord(value) || value.v !== 1 || !isId(value.search) || !isId(value.from)) return undefined;
  const { window, token } = value;
  if (!isIntegerIn(window, 0, 10_000) || !isAbsentOr(PROBE_TOKEN, token)) return undefined;
  return { v: 1, search: value.search, window, from: value.from, ...(token !== undefined && { token }) };
}
