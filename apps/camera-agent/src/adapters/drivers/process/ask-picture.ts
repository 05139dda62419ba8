import { execFile } from 'node:child_process';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { Question } from './ask-program.js';

/** 280 ms were seen at full size; a small Pi and a real sensor need more. */
const DEADLINE_MS = 15_000;
const MAX_JPEG_BYTES = 64 * 1024 * 1024;

/** The JPEG that a program gives on standard output before it ends by itself. Rejects with a RollcallError. */
export function askPicture(question: Omit<Question, 'lenient'>): Promise<Uint8Array> {
  const { tool, args, environment, signal, errorOf } = question;
  const options = {
    env: environment,
    timeout: DEADLINE_MS,
    maxBuffer: MAX_JPEG_BYTES,
    killSignal: 'SIGKILL' as const,
    encoding: 'buffer' as const,
    signal,
  };
  return new Promise((resolve, reject) => {
    const child = execFile(tool, args, options, (error, stdout, stderr) => {
      const { pid, exitCode: code, signalCode: signal } = child;
      if (!error && isJpeg(stdout)) return resolve(stdout);
      if (!error) return reject(new RollcallError('camera-failed', `${tool} gave no picture.`));
      // Without an id it could not even be run; why is in the error alone.
      if (pid === undefined) return reject(new RollcallError('camera-failed', error.message));
      reject(errorOf({ tool, code, signal, stderr: stderr.toString() }));
    });
  });
}

/** Begins with the markers of a JPEG's start and of whatever segment follows. */
function isJpeg(bytes: Buffer): boolean {
  return bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff;
}
