import { Param } from '@nestjs/common';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import { isId } from '#contracts/ids.js';

/** The recording's id in the path. What is no id goes no further: it becomes part of the agent's path. */
export const RecordingId = (): ParameterDecorator =>
  Param('rid', {
    transform: (id: unknown): string => {
      if (isId(id)) return id;
      throw new RollcallError('unknown-recording', 'This is no id that a recording could have.');
    },
  });
