import { type ReactElement, useEffect, useRef } from 'react';
import { Link } from 'wouter';
import type { Call } from './calls.js';
import { Method } from './method.js';
import { WithCode } from './prose.js';

/** A line of the list; the one that is looked at is in sight. */
export function CallLink({
  call: { id, method, path, summary },
  isCurrent,
}: {
  readonly call: Call;
  readonly isCurrent: boolean;
}): ReactElement {
  const line = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isCurrent) line.current?.scrollIntoView({ block: 'nearest' });
  }, [isCurrent]);
  return (
    <li ref={line}>
      <Link href={`/reference/${id}`} aria-current={isCurrent ? 'page' : undefined}>
        <Method name={method} />
        <span>
          <WithCode text={summary} />
          <code>{path.replace(/^\/api\/v1/, '…')}</code>
        </span>
      </Link>
    </li>
  );
}
