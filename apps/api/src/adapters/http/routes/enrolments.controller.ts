import { Controller, Header, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { EnrolmentRequest, RenewalRequest } from '#contracts/http/enrolment-requests.js';
import type { Enrolment } from '#contracts/http/enrolment-views.js';
import { Public } from '../auth/access-rule.js';
import { Joining } from '../auth/joining.js';
import { JsonBody } from '../body/json-body.js';
import { API } from './base.js';

/** For agents: a join token or a proven key says who they are. */
@Public()
@Controller(`${API}/enrolments`)
export class EnrolmentsController {
  constructor(private readonly joining: Joining) {}

  /** Enrols a camera. It is for agents, and over TLS alone. */
  @Post()
  @Header('Cache-Control', 'no-store')
  enrol(
    @JsonBody(EnrolmentRequest) given: EnrolmentRequest,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Enrolment> {
    return this.joining.enrol(given, request, response);
  }

  /** Renews what an enrolled camera was given. It is for agents, and over TLS alone. */
  @Post(':enrolment/renewal')
  @HttpCode(200)
  @Header('Cache-Control', 'no-store')
  renew(
    @Param('enrolment') enrolment: string,
    @JsonBody(RenewalRequest) given: RenewalRequest,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Enrolment> {
    return this.joining.renew(enrolment, given, request, response);
  }
}
