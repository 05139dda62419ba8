import { harmless, harmlessJson } from './harmless.js';
import { tableLines, type Column } from './table.js';

/** A stream that may be a terminal. */
export interface Stream extends NodeJS.WritableStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/**
 * The one way to print: results on standard output, everything said beside them on standard error.
 * Every text passes through `harmless`, so a host name cannot steer the terminal.
 */
export class Output {
  constructor(
    private readonly stdout: Stream,
    readonly stderr: Stream,
  ) {}

  /** A person reads the result on a terminal. */
  get isTerminal(): boolean {
    return this.stdout.isTTY === true;
  }

  /** For a result that is no text. */
  get bytes(): NodeJS.WritableStream {
    return this.stdout;
  }

  line(text = ''): void {
    this.stdout.write(`${harmless(text)}\n`);
  }

  /** Beside the result: progress, warnings, refusals. */
  note(text: string): void {
    this.stderr.write(`${harmless(text)}\n`);
  }

  table(columns: readonly Column[], rows: readonly (readonly string[])[]): void {
    const width = this.stdout.isTTY ? this.stdout.columns : undefined;
    for (const line of tableLines(columns, rows, width)) this.line(line);
  }

  /** A whole document, for scripts. */
  json(value: unknown): void {
    this.stdout.write(`${harmlessJson(value, 2)}\n`);
  }

  /** One line of a sequence of documents. */
  jsonLine(value: unknown): void {
    this.stdout.write(`${harmlessJson(value)}\n`);
  }
}
