import pino from 'pino';
import type { Logger } from '#contracts/ports/logger.js';
import { isJournal, journalLine } from './journal-line.js';

/** Loaded where somebody looks alone: it takes a tenth of the time in which an agent starts, and 10 MB. */
const prettyFactory = process.stderr.isTTY ? (await import('pino-pretty')).prettyFactory : undefined;

export const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** C1 controls steer a terminal and bidirectional ones reorder a line; JSON leaves both as they are. */
const HARMFUL = /[\x80-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/** Written out twice over, so that whoever reads the JSON and prints it prints harmless text. */
function writtenOut(line: string): string {
  return line.replace(
    HARMFUL,
    (character) => `\\\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/**
 * JSON lines on standard error, so that standard output stays free for what a command prints;
 * readable lines where a person looks: a terminal, the journal.
 */
export function createLogger(app: string, level: LogLevel): Logger {
  const options = {
    level,
    base: { app },
    timestamp: pino.stdTimeFunctions.isoTime,
    hooks: { streamWrite: lineForm() },
  };
  return pino(options, pino.destination(2));
}

/** How a line of JSON is written where this program's standard error goes. */
function lineForm(): (line: string) => string {
  if (isJournal(process.env.JOURNAL_STREAM)) return (line) => writtenOut(journalLine(line));
  if (!prettyFactory) return writtenOut;
  // In this thread: pino's transports are files beside the program, which is bundled.
  const pretty = prettyFactory({
    ignore: 'pid,hostname,app',
    messageFormat: '[{app}] {msg}',
    translateTime: 'HH:MM:ss.l',
  });
  return (line) => pretty(writtenOut(line));
}
