import type { ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { Logger } from '#contracts/ports/logger.js';

/** Each is read and compressed anew, or read from the disk, while somebody takes it. */
const MOST_AT_ONCE = 2;
/** Whoever takes nothing for so long makes room for another. */
const READER_STALL_MS = 60_000;

/** Bytes to send: an archive as it is, whose size is known, or a tar that is still to be compressed. */
export type Archive = { readonly packed: Readable; readonly bytes: number } | { readonly tar: Readable };

/** Sends archives as fast as their readers take them, to a few at a time; nothing is kept in memory. */
export class ArchiveSender {
  private sending = 0;

  constructor(private readonly logger: Logger) {}

  /** Rejects while nothing was sent; one that fails later is broken off, so that its reader sees it is not whole. */
  async send(open: () => Promise<Archive>, response: ServerResponse): Promise<void> {
    if (this.sending >= MOST_AT_ONCE)
      throw new RollcallError('too-many', `${MOST_AT_ONCE} archives are being sent already.`);
    this.sending += 1;
    try {
      await this.copy(await open(), response);
    } finally {
      this.sending -= 1;
    }
  }

  private async copy(archive: Archive, response: ServerResponse): Promise<void> {
    const source = 'tar' in archive ? archive.tar : archive.packed;
    response.writeHead(200, {
      'content-type': 'application/gzip',
      'cache-control': 'no-store',
      ...('bytes' in archive && { 'content-length': archive.bytes }),
    });
    if (response.req.method === 'HEAD') {
      source.destroy();
      return void response.end();
    }
    response.setTimeout(READER_STALL_MS, () => response.destroy());
    try {
      await ('tar' in archive ? pipeline(source, createGzip(), response) : pipeline(source, response));
    } catch (error) {
      const readerLeft = (error as NodeJS.ErrnoException).code === 'ERR_STREAM_PREMATURE_CLOSE';
      if (readerLeft) this.logger.debug({}, 'The reader of an archive left');
      else this.logger.warn({ err: error }, 'An archive could not be sent to its end');
    }
  }
}
