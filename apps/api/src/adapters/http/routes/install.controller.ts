import { Controller, Get, Header, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Installer } from '../../install/installer.js';
import { NeedsJoinToken, Public } from '../auth/access-rule.js';
import { Gives } from '../documents/gives.js';
import { ownCertificate } from '../server/own-certificate.js';
import { publicKeyPin } from '#network/public-key-pin.js';

/** What a Pi fetches to become a camera. "rollcall agent install-command" prints the line that does it. */
@Controller('install')
export class InstallController {
  constructor(private readonly installer: Installer) {}

  /** Gives the script that makes a Pi a camera. It holds no secret, so whoever asks may read it. */
  @Public()
  @Get('agent.sh')
  @Header('Content-Type', 'text/x-shellscript; charset=utf-8')
  @Header('Cache-Control', 'no-store')
  script(@Req() request: Request): Promise<string> {
    const certificate = ownCertificate(request);
    return this.installer.script(request.headers.host ?? '', publicKeyPin(certificate));
  }

  /** Gives the program of an agent, as an archive. */
  @Gives({ 200: 'application/gzip' })
  @NeedsJoinToken()
  @Get('agent.tgz')
  agent(@Res() response: Response): Promise<void> {
    return this.installer.sendAgent(response);
  }

  /** Gives Node for a Pi of 64 bits, as an archive. */
  @Gives({ 200: 'application/gzip' })
  @NeedsJoinToken()
  @Get('node-arm64.tgz')
  nodeArm64(@Res() response: Response): Promise<void> {
    return this.installer.sendNode('arm64', response);
  }

  /** Gives Node for a PC, as an archive. */
  @Gives({ 200: 'application/gzip' })
  @NeedsJoinToken()
  @Get('node-x64.tgz')
  nodeX64(@Res() response: Response): Promise<void> {
    return this.installer.sendNode('x64', response);
  }
}
