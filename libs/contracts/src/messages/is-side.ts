import { IsInt, Max, Min } from 'class-validator';

/** The field is a width or height of pictures that an H.264 encoder of any camera could give, pixels. */
export function IsSide(): PropertyDecorator {
  return (target, property) => {
    for (const decorate of [IsInt(), Min(16), Max(16_384)]) decorate(target, property);
  };
}
