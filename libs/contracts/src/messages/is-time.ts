import { buildMessage, ValidateBy } from 'class-validator';

/** RFC 3339 with seconds. ISO 8601 allows much more, such as week dates, which Date.parse answers with NaN. */
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/;

/** The field is a time that Date.parse can read. */
export function IsTime(): PropertyDecorator {
  return ValidateBy({
    name: 'isTime',
    validator: {
      validate: (value) =>
        typeof value === 'string' && TIME.test(value) && Number.isFinite(Date.parse(value)),
      defaultMessage: buildMessage(
        (each) => `${each}$property must be a time such as 2026-01-31T12:00:00.000Z`,
      ),
    },
  });
}
