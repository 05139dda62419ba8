import { Controller, Delete, Get, HttpCode, Param, Patch, Post, Res } from '@nestjs/common';
import type { Response } from 'express';
import type { DeedName } from '#contracts/http/deeds.js';
import { TakeQuery } from '#contracts/http/take-query.js';
import {
  TakeChangeRequest,
  TakeCutRequest,
  TakeRequest,
  TakeRollRequest,
} from '#contracts/http/take-requests.js';
import type { TakeSummary, TakeView } from '#contracts/http/take-views.js';
import type { Collection } from '#contracts/http/views.js';
import { Deeds } from '../../../domain/journal/deeds.js';
import { TakeDirector } from '../../../domain/takes/take-director.js';
import { TakeList } from '../../../domain/takes/take-list.js';
import { type Take, viewOf } from '../../../domain/takes/take.js';
import { Needs } from '../auth/access-rule.js';
import { CheckedQuery } from '../body/checked-query.js';
import { JsonBody } from '../body/json-body.js';
import { API } from './base.js';

const DEFAULT_LIMIT = 20;

/** Recordings over many cameras from one instant. */
@Needs('viewer')
@Controller(`${API}/takes`)
export class TakesController {
  constructor(
    private readonly director: TakeDirector,
    private readonly list: TakeList,
    private readonly deeds: Deeds,
  ) {}

  /**
   * Makes a take and arms its cameras. The answer comes when every camera has said whether it is ready; with `roll`, once
   * those that are have taken up the start.
   */
  @Needs('operator')
  @Post()
  async make(
    @JsonBody(TakeRequest) request: TakeRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<TakeView> {
    const take = await this.director.make(request);
    response.setHeader('Location', `/${API}/takes/${take.id}`);
    return viewOf(take);
  }

  /** Lists the takes, the newest first. */
  @Get()
  all(@CheckedQuery(TakeQuery) { limit, cursor }: TakeQuery): Promise<Collection<TakeSummary>> {
    return this.list.page(limit === undefined ? DEFAULT_LIMIT : Number(limit), cursor);
  }

  /** Tells one take with each of its cameras. */
  @Get(':id')
  one(@Param('id') id: string): Promise<TakeView> {
    return this.list.one(id);
  }

  /** Asks the cameras of a take that has not rolled yet once more whether they are ready. */
  @Needs('operator')
  @Post(':id/arm')
  @HttpCode(200)
  async arm(@Param('id') id: string): Promise<TakeView> {
    return this.did('take-arm', id, () => this.director.armAgain(id));
  }

  /** Rolls a take that is armed. The answer comes when every camera has taken up the start or refused it. */
  @Needs('operator')
  @Post(':id/roll')
  @HttpCode(200)
  roll(@Param('id') id: string, @JsonBody(TakeRollRequest) request: TakeRollRequest): Promise<TakeView> {
    return this.did('take-roll', id, () => this.director.roll(id, request));
  }

  /** Ends a take that rolls. The answer comes when the films are saved, as far as their cameras can be reached. */
  @Needs('operator')
  @Post(':id/cut')
  @HttpCode(200)
  cut(@Param('id') id: string, @JsonBody(TakeCutRequest) request: TakeCutRequest): Promise<TakeView> {
    return this.did('take-cut', id, () => this.director.cut(id, request));
  }

  /** Gives a take up that has not rolled yet. */
  @Needs('operator')
  @Post(':id/cancel')
  @HttpCode(200)
  cancel(@Param('id') id: string): Promise<TakeView> {
    return this.did('take-cancel', id, () => this.director.cancel(id));
  }

  /** Writes on the slate of a take, or what there is to note about it. */
  @Needs('operator')
  @Patch(':id')
  change(
    @Param('id') id: string,
    @JsonBody(TakeChangeRequest) request: TakeChangeRequest,
  ): Promise<TakeView> {
    return this.did('take-change', id, () => this.director.change(id, request));
  }

  /** Forgets a take; its films stay on the cameras. */
  @Needs('operator')
  @Delete(':id')
  @HttpCode(204)
  remove(@Param('id') id: string): Promise<void> {
    return this.deeds.of({ command: 'take-delete', subject: id }, () => this.list.remove(id));
  }

  private async did(command: DeedName, id: string, work: () => Promise<Take>): Promise<TakeView> {
    return viewOf(await this.deeds.of({ command, subject: id }, work));
  }
}
