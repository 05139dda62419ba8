import pino from 'pino';
import type { Logger } from '#contracts/ports/logger.js';

export const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/**
 * JSON lines on standard error, so that standard output stays free for what a command prints;
 * readable lines where a person looks (a terminal).
 */
export function createLogger(app: string, level: LogLevel): Logger {
  const options = { level, base: { app }, timestamp: pino.stdTimeFunctions.isoTime };
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
