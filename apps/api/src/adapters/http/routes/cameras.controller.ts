import { Controller, Get, Param } from '@nestjs/common';
import type { CameraView } from '#contracts/http/views.js';
import { CameraDirectory } from '../../../domain/fleet/camera-directory.js';
import { Needs } from '../auth/access.js';
import { API } from './base.js';

@Controller(`${API}/cameras`)
export class CamerasController {
  constructor(private readonly cameras: CameraDirectory) {}

  @Get(':id')
  @Needs('viewer')
  one(@Param('id') id: string): CameraView {
    return this.cameras.view(id);
  }
}
