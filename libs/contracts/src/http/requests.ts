import { ArrayMaxSize, ArrayUnique, IsArray, IsBoolean } from 'class-validator';
import { IdentifyArgs, RecordingStartArgs, SettingsChangeArgs } from '../messages/command-args.js';
import { IsPrintable } from '../messages/is-printable.js';
import { Nested } from '../messages/nested.js';
import { Optional } from '../messages/optional.js';
import { AreTargets, type Targets } from './targets.js';

/** `POST /recordings`. */
export class BulkStartRequest extends RecordingStartArgs {
  @AreTargets()
  cameras!: Targets;
}

/** `POST /recordings/stop`. */
export class BulkStopRequest {
  @Optional()
  @AreTargets()
  cameras: Targets = 'all';
}

/** `PATCH /settings`. */
export class BulkSettingsRequest {
  @AreTargets()
  cameras!: Targets;

  @Nested(() => SettingsChangeArgs)
  settings!: SettingsChangeArgs;
}

/** `POST /cameras/open` and `/cameras/close`. */
export class BulkOpenRequest {
  @AreTargets()
  cameras!: Targets;
}

/** `POST /cameras/identify`. */
export class BulkIdentifyRequest extends IdentifyArgs {
  @AreTargets()
  cameras!: Targets;
}

/** `PATCH /cameras/{id}/recordings/{rid}`. */
export class RecordingKeepRequest {
  /** Kept until somebody deletes it, however full the disk is. */
  @IsBoolean()
  keep!: boolean;
}

/** `PUT /roster`: who is expected; nobody where the list is empty. */
export class RosterRequest {
  /** Ids, labels or host names of cameras. */
  @IsArray()
  @ArrayMaxSize(1000)
  @ArrayUnique()
  @IsPrintable(255, { each: true })
  names!: string[];
}
