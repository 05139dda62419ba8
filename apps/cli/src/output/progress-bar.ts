import { SingleBar } from 'cli-progress';
import { harmless } from './harmless.js';
import type { Output, Stream } from './output.js';

/** A line that shows how far something is; nothing at all where nobody looks at a terminal. */
export interface ProgressBar {
  /** `value` of the total, and a few words. */
  update(value: number, text: string): void;
  /** Takes the line away, as anything else that is printed must not run into it; the next update draws it again. */
  clear(): void;
}

const NO_BAR: ProgressBar = { update: () => undefined, clear: () => undefined };

export function progressBar(output: Output, total: number, label: string): ProgressBar {
  return output.stderr.isTTY ? new TerminalBar(output.stderr, Math.max(1, total), label) : NO_BAR;
}

/** The same without an end that is known: a line of text. */
export function runningLine(output: Output, label: string): ProgressBar {
  return output.stderr.isTTY ? new TerminalBar(output.stderr, 1, label, '{label} {text}') : NO_BAR;
}

const BAR = '{label} [{bar}] {text}';

class TerminalBar implements ProgressBar {
  private readonly bar: SingleBar;
  private readonly label: string;
  private drawn = false;

  constructor(
    stream: Stream,
    private readonly total: number,
    label: string,
    format = BAR,
  ) {
    this.label = harmless(label);
    this.bar = new SingleBar({
      stream,
      format,
      barsize: 24,
      clearOnComplete: true,
      // Cut by the program, not by a mode of the terminal: a process that is ended would leave that mode behind.
      linewrap: true,
      // The program has its own way to end on a signal.
      gracefulExit: false,
    });
  }

  update(value: number, text: string): void {
    const state = { label: this.label, text: harmless(text) };
    const at = Math.min(value, this.total);
    if (this.drawn) this.bar.update(at, state);
    else this.bar.start(this.total, at, state);
    this.drawn = true;
  }

  clear(): void {
    if (this.drawn) this.bar.stop();
    this.drawn = false;
  }
}
