import type { ServerResponse } from 'node:http';

/**
 * What goes out in many small pieces for as long as somebody reads ends with its connection (RFC 9112, 6.3): a chunk
 * around each piece makes its write half as dear again. Before the head is written.
 */
export function endWithConnection(response: ServerResponse): void {
  response.removeHeader('transfer-encoding');
  response.setHeader('connection', 'close');
}
