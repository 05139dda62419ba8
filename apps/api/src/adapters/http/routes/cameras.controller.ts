import { Controller, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { CameraNoteRequest } from '#contracts/http/fleet-requests.js';
import type { CameraView, FleetService, IdentifyView, OpenView } from '#contracts/http/views.js';
import type { CameraSettings } from '#contracts/messages/camera-settings.js';
import { IdentifyArgs, PowerArgs, SettingsChangeArgs } from '#contracts/messages/command-args.js';
import { CameraControl } from '../../../domain/cameras/camera-control.js';
import { CameraDirectory } from '../../../domain/fleet/camera-directory.js';
import { type Deed, Deeds } from '../../../domain/journal/deeds.js';
import { CameraNotes } from '../../../domain/notes/camera-notes.js';
import { Needs } from '../auth/access-rule.js';
import { JsonBody } from '../body/json-body.js';
import { API } from './base.js';

@Needs('viewer')
@Controller(`${API}/cameras`)
export class CamerasController {
  constructor(
    private readonly cameras: CameraDirectory,
    private readonly control: CameraControl,
    private readonly notes: CameraNotes,
    private readonly deeds: Deeds,
  ) {}

  /** Tells everything of one camera. */
  @Get(':id')
  one(@Param('id') id: string): CameraView {
    return this.cameras.view(id);
  }

  /** Says what a camera is called, which it need not be there for. */
  @Needs('operator')
  @Patch(':id')
  note(@Param('id') id: string, @JsonBody(CameraNoteRequest) args: CameraNoteRequest): Promise<FleetService> {
    const deed: Deed = { command: 'camera-note', subject: id, camera: id, args };
    return this.deeds.of(deed, () => this.notes.change(id, args));
  }

  /** Changes settings of a camera. What is not named stays as it is; the answer comes once they are in force. */
  @Needs('operator')
  @Patch(':id/settings')
  change(
    @Param('id') id: string,
    @JsonBody(SettingsChangeArgs) args: SettingsChangeArgs,
  ): Promise<CameraSettings> {
    return this.control.change(id, args);
  }

  /** Opens a camera that was closed. */
  @Needs('operator')
  @Post(':id/open')
  @HttpCode(200)
  open(@Param('id') id: string): Promise<OpenView> {
    return this.control.open(id);
  }

  /** Closes a camera, so that other programs of its host can use it. */
  @Needs('operator')
  @Post(':id/close')
  @HttpCode(200)
  close(@Param('id') id: string): Promise<OpenView> {
    return this.control.close(id);
  }

  /** Makes a camera show itself. Its name appears in its picture, and a light on its board blinks. */
  @Needs('operator')
  @Post(':id/identify')
  @HttpCode(200)
  identify(@Param('id') id: string, @JsonBody(IdentifyArgs) args: IdentifyArgs): Promise<IdentifyView> {
    return this.control.identify(id, args);
  }

  /** Switches a camera's board off, or starts it anew. The board goes down a moment later: the camera will be lost. */
  @Needs('operator')
  @Post(':id/power')
  @HttpCode(202)
  power(@Param('id') id: string, @JsonBody(PowerArgs) args: PowerArgs): Promise<void> {
    return this.control.power(id, args);
  }
}
