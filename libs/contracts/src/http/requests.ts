import {
  ArrayMaxSize,
  ArrayNotEmpty,
  ArrayUnique,
  IsArray,
  IsBoolean,
  Matches,
  ValidateBy,
  ValidateIf,
} from 'class-validator';
import { ID_PATTERN } from '../ids.js';
import { RecordingStartArgs, SettingsChangeArgs } from '../messages/command-args.js';
import { IsPrintable } from '../messages/is-printable.js';
import { Nested } from '../messages/nested.js';
import { Optional } from '../messages/optional.js';

const ALL_OR_LIST = ValidateBy({
  name: 'allOrList',
  validator: {
    validate: (value) => value === 'all' || Array.isArray(value),
    defaultMessage: () => 'cameras must be "all" or a list of camera ids',
  },
});

/** `POST /recordings`. */
export class BulkStartRequest extends RecordingStartArgs {
  @ALL_OR_LIST
  @ValidateIf((request: BulkStartRequest) => request.cameras !== 'all')
  @ArrayNotEmpty()
  @ArrayMaxSize(2000)
  @Matches(ID_PATTERN, { each: true })
  cameras!: 'all' | string[];
}

/** `POST /recordings/stop`. */
export class BulkStopRequest {
  @Optional()
  @ALL_OR_LIST
  @ValidateIf((request: BulkStopRequest) => request.cameras !== 'all')
  @ArrayNotEmpty()
  @ArrayMaxSize(2000)
  @Matches(ID_PATTERN, { each: true })
  cameras: 'all' | string[] = 'all';
}

/** `PATCH /settings`. */
export class BulkSettingsRequest {
  @ALL_OR_LIST
  @ValidateIf((request: BulkSettingsRequest) => request.cameras !== 'all')
  @ArrayNotEmpty()
  @ArrayMaxSize(2000)
  @Matches(ID_PATTERN, { each: true })
  cameras!: 'all' | string[];

  @Nested(() => SettingsChangeArgs)
  settings!: SettingsChangeArgs;
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
