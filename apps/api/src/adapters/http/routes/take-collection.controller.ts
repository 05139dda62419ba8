import { Controller, Delete, Get, HttpCode, Param, Post, Res } from '@nestjs/common';
import type { Response } from 'express';
import { TakeCollectionRequest } from '#contracts/http/collection-requests.js';
import type { OriginalsAnswer, TakeCollectionView } from '#contracts/http/collection-views.js';
import { Deeds } from '../../../domain/journal/deeds.js';
import { Originals } from '../../../domain/takes/collection/originals.js';
import { TakeCollector } from '../../../domain/takes/collection/take-collector.js';
import { Needs } from '../auth/access-rule.js';
import { JsonBody } from '../body/json-body.js';
import { Gives } from '../documents/gives.js';
import { API } from './base.js';
import { withStatus } from './multi-status.js';

/** The films of a take on the operator host. */
@Needs('viewer')
@Controller(`${API}/takes/:id`)
export class TakeCollectionController {
  constructor(
    private readonly collector: TakeCollector,
    private readonly originals: Originals,
    private readonly deeds: Deeds,
  ) {}

  /** Tells which films of a take are on the operator host, and how far those are that are being fetched. */
  @Get('collection')
  state(@Param('id') id: string): Promise<TakeCollectionView> {
    return this.collector.state(id);
  }

  /**
   * Fetches the films of a take onto the operator host, in the background: what broke off goes on where it was, what is there
   * is checked. One that is being fetched goes on as it was begun. The events `collection.progress` and `collection.ended`
   * tell how far it is.
   */
  @Needs('operator')
  @Post('collection')
  @HttpCode(202)
  begin(
    @Param('id') id: string,
    @JsonBody(TakeCollectionRequest) request: TakeCollectionRequest,
  ): Promise<TakeCollectionView> {
    const args = { ...request };
    return this.deeds.of({ command: 'take-collect', subject: id, args }, () =>
      this.collector.begin(id, args),
    );
  }

  /** Ends the fetching of a take; what has come stays, and is gone on from. */
  @Needs('operator')
  @Post('collection/stop')
  @HttpCode(200)
  stop(@Param('id') id: string): Promise<TakeCollectionView> {
    return this.deeds.of({ command: 'take-collect-stop', subject: id }, () => this.collector.stop(id));
  }

  /**
   * Deletes on the cameras the films of a take whose copies on the operator host are, read anew, what the cameras wrote down;
   * none that is marked `keep`. Each film has an answer of its own; with 207 some of them stay. It may take minutes.
   */
  @Gives({ 200: 'application/json', 207: 'application/json' })
  @Needs('operator')
  @Delete('originals')
  async removeOriginals(
    @Param('id') id: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<OriginalsAnswer> {
    const answer = await this.deeds.of({ command: 'originals-delete', subject: id }, () =>
      this.originals.remove(id),
    );
    return withStatus(response, 200, answer);
  }
}
