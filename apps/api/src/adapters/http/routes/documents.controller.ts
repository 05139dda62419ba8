import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Controller, Get, Header, Redirect } from '@nestjs/common';
import { installationFolder } from '#runtime/installation.js';
import { Needs, Public } from '../auth/access-rule.js';

/** The API about itself. */
@Needs('viewer')
@Controller('api')
export class DocumentsController {
  /** Gives the OpenAPI document of the API. */
  @Get('openapi.json')
  @Header('Content-Type', 'application/json')
  openapi(): Promise<string> {
    return readFile(join(installationFolder(), 'docs/openapi.json'), 'utf8');
  }

  /** Leads to the reference of the API, a page of the console. Whoever is not signed in finds the way in there. */
  @Public()
  @Get('docs')
  @Redirect('/#/reference', 303)
  docs(): void {
    return;
  }
}
