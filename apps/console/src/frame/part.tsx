import { type ComponentType, lazy, type ReactElement, Suspense } from 'react';
import { Boundary, NotLoaded } from './boundary.js';

/** A part of the console that is loaded when it is needed first. Where it fails, it alone does. */
export function part<Props extends object>(
  load: () => Promise<{ readonly default: ComponentType<Props> }>,
  meanwhile?: ReactElement,
): (props: Props) => ReactElement {
  const Loaded = lazy(() =>
    load().catch((cause: unknown) => {
      throw new NotLoaded('its code did not come', { cause });
    }),
  );
  return function Part(props) {
    return (
      <Boundary>
        <Suspense fallback={meanwhile}>
          <Loaded {...props} />
        </Suspense>
      </Boundary>
    );
  };
}
