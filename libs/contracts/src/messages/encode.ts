import { RollcallError } from '../errors/rollcall-error.js';
import { MAX_MESSAGE_BYTES } from '../limits.js';

/** A message as bytes. Throws `message-too-large` over 16 KiB: the receiver would refuse it. */
export function encode(message: object): Uint8Array {
  const bytes = new TextEncoder().encode(JSON.stringify(message));
  if (bytes.byteLength > MAX_MESSAGE_BYTES) {
    throw new RollcallError(
      'message-too-large',
      `A ${message.constructor.name} of ${bytes.byteLength} bytes exceeds the ${MAX_MESSAGE_BYTES} that a topic carries.`,
    );
  }
  return bytes;
}
