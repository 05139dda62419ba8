import { Controller, Get, Param } from '@nestjs/common';
import type { CameraView } from '#contracts/http/views.js';
import { CameraDirectory } from '../../../domain/fleet/camera-directory.js';
import { Needs } from '../auth/access-rule.js';
import { API } from './base.js';

@Needs('viewer')
@Controller(`${API}/cameras`)
export class CamerasController {
  constructor(private readonly cameras: CameraDirectory) {}

  @Get(':id')
  one(@Param('id') id: string): CameraView {
    return this.cameras.view(id);
  }
}
