import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import { type ConsoleFile, ConsoleFiles } from '../../console/console-files.js';
import { Public } from '../auth/access-rule.js';
import { Gives } from '../documents/gives.js';

/**
 * Everything comes from here. Mantine writes the sizes of its parts as styles, and live pictures are played from memory
 * (`blob:`).
 */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' blob: data:",
  "media-src 'self' blob:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');
/** The name of an asset changes with what is in it. */
const FOREVER = 'public, max-age=31536000, immutable';

/** The console's own files. They hold no secret: who is not signed in sees the way in, and nothing else. */
@Public()
@Controller()
export class ConsoleController {
  constructor(private readonly files: ConsoleFiles) {}

  /** Gives the page of the console. */
  @Gives({ 200: 'text/html' })
  @Get()
  page(@Req() request: Request, @Res() response: Response): void {
    response.setHeader('Content-Security-Policy', POLICY);
    this.send('index.html', 'no-cache', request, response);
  }

  /** Gives a part of the page of the console. */
  @Gives({ 200: 'application/octet-stream' })
  @Get('assets/:name')
  asset(@Param('name') name: string, @Req() request: Request, @Res() response: Response): void {
    this.send(`assets/${name}`, FOREVER, request, response);
  }

  private send(path: string, caching: string, request: Request, response: Response): void {
    const file = this.files.file(path);
    if (!file) throw new RollcallError('unknown-route', 'The console has no such file.');
    response.setHeader('Cache-Control', caching);
    sendFile(file, request.acceptsEncodings('gzip') === 'gzip', response);
  }
}

function sendFile(file: ConsoleFile, takesGzip: boolean, response: Response): void {
  response.setHeader('Vary', 'Accept-Encoding');
  response.setHeader('Content-Type', file.type);
  if (takesGzip) response.setHeader('Content-Encoding', 'gzip');
  response.end(takesGzip ? file.gzipped : file.body);
}
