import { Controller, Get, Param, Res } from '@nestjs/common';
import type { Response } from 'express';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { TakeCertificate } from '#contracts/http/certificate-views.js';
import type { TakeView } from '#contracts/http/take-views.js';
import { TakeCertificates } from '../../../domain/takes/certificate/take-certificates.js';
import { TakeList } from '../../../domain/takes/take-list.js';
import { cameraEditList } from '../../../domain/takes/timeline/camera-edit-list.js';
import type { OtioTimeline } from '../../../domain/takes/timeline/otio-document.js';
import { takeTimeline } from '../../../domain/takes/timeline/take-timeline.js';
import { Needs } from '../auth/access-rule.js';
import { Gives } from '../documents/gives.js';
import { CERTIFICATE_PAGE_POLICY, certificatePage } from '../takes/page/certificate-page.js';
import { API } from './base.js';

/** What shows how well a take went, and what lays its films side by side. */
@Needs('viewer')
@Controller(`${API}/takes/:id`)
export class TakeProofsController {
  constructor(
    private readonly list: TakeList,
    private readonly certificates: TakeCertificates,
  ) {}

  /** Proves how well a take went: every figure with the bound within which it is true. */
  @Get('certificate')
  async certificate(@Param('id') id: string): Promise<TakeCertificate> {
    return (await this.certificates.of(await this.rolled(id))).certificate;
  }

  /** Shows the certificate of a take as a page to read and to print, with a plot of the times of all frames. */
  @Gives({ 200: 'text/html' })
  @Get('certificate.html')
  async page(@Param('id') id: string, @Res() response: Response): Promise<void> {
    const { certificate, plot } = await this.certificates.of(await this.rolled(id));
    response.setHeader('Content-Security-Policy', CERTIFICATE_PAGE_POLICY);
    response.type('html').send(certificatePage(certificate, plot));
  }

  /** Lays the films of a take on one timeline by their measured times, as an OpenTimelineIO document. */
  @Get('timeline')
  async timeline(@Param('id') id: string): Promise<OtioTimeline> {
    return takeTimeline(await this.filmed(id));
  }

  /** Lays the films of one camera of a take on a timeline, as a CMX 3600 edit decision list. */
  @Gives({ 200: 'text/plain' })
  @Get('edit-lists/:camera')
  async editList(
    @Param('id') id: string,
    @Param('camera') camera: string,
    @Res() response: Response,
  ): Promise<void> {
    const text = cameraEditList(await this.filmed(id), camera);
    if (text === undefined)
      throw new RollcallError('unknown-recording', `Camera ${camera} has no film of this take.`);
    response.type('text/plain').send(text);
  }

  /** Rejects with `unknown-take`, and with `no-certificate` where it has no film, as one of stills. */
  private async filmed(id: string): Promise<TakeView> {
    const take = await this.rolled(id);
    if (take.kind !== 'still') return take;
    throw new RollcallError('no-certificate', 'The take is one of stills: there is no film of it.');
  }

  /** Rejects with `unknown-take`, and with `no-certificate` until it has rolled. */
  private async rolled(id: string): Promise<TakeView> {
    const take = await this.list.one(id);
    if (take.entries.some(({ recordings, still }) => still ?? recordings.length > 0)) return take;
    throw new RollcallError('no-certificate', `The take is ${take.state}: there is no film of it.`);
  }
}
