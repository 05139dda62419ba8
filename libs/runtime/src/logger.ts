import pino from 'pino';
import type { Logger } from '#contracts/ports/logger.js';
import { isJournal, journalLine } from './journal-line.js';

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
    hooks: {
      streamWrite: isJournal(process.env.JOURNAL_STREAM)
        ? (line: string) => writtenOut(journalLine(line))
        : writtenOut,
    },
  };
  if (!process.stderr.isTTY) return pino(options, pino.destination(2));
  const transport = {
    target: 'pino-pretty',
    options: {
      destination: 2,
      ignore: 'pid,hostname,app',
      messageFormat: '[{app}] {msg}',
      translateTime: 'HH:MM:ss.l',
    },
  };
  return pino({ ...options, transport });
}
