import { StringDecoder } from 'node:string_decoder';
import type { Program } from '#testing/program.js';

/** Where texts go: results on standard output, everything said beside them on standard error. */
export interface Streams {
  readonly write: (text: string) => void;
  readonly writeAside: (text: string) => void;
}

/** Passes on what a program says, as it comes. */
export function passOn({ child }: Program, { write, writeAside }: Streams): void {
  for (const [stream, to] of [[child.stdout, write] as const, [child.stderr, writeAside] as const]) {
    // A chunk may end within a character.
    const decoder = new StringDecoder('utf8');
    stream?.on('data', (chunk: Buffer) => to(decoder.write(chunk)));
  }
}
