import type { Logger } from '#contracts/ports/logger.js';

export interface Line {
  readonly level: keyof Logger;
  readonly facts: Record<string, unknown>;
  readonly message: string;
}

/** Keeps what is logged. */
export class RecordingLogger implements Logger {
  readonly lines: Line[] = [];

  debug(facts: object, message: string): void {
    this.keep('debug', facts, message);
  }

  info(facts: object, message: string): void {
    this.keep('info', facts, message);
  }

  warn(facts: object, message: string): void {
    this.keep('warn', facts, message);
  }

  error(facts: object, message: string): void {
    this.keep('error', facts, message);
  }

  at(level: keyof Logger): Line[] {
    return this.lines.filter((line) => line.level === level);
  }

  private keep(level: keyof Logger, facts: object, message: string): void {
    this.lines.push({ level, facts: facts as Record<string, unknown>, message });
  }
}
