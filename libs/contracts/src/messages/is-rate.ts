import { IsInt, Max, Min } from 'class-validator';

/** The field is a number of pictures a second. */
export function IsRate(): PropertyDecorator {
  return (target, property) => {
    for (const decorate of [IsInt(), Min(1), Max(1000)]) decorate(target, property);
  };
}
