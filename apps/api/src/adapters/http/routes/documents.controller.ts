import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Controller, Get, Header } from '@nestjs/common';
import { installationFolder } from '#runtime/installation.js';
import { Needs } from '../auth/access-rule.js';

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
}
