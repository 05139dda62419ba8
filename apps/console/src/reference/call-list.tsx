import { Text, TextInput } from '@mantine/core';
import { type KeyboardEvent, type ReactElement, useDeferredValue, useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import { Icon } from '../frame/icon.js';
import { CallLink } from './call-link.js';
import { byTag, type Call } from './calls.js';
import { matchingCalls } from './matching-calls.js';

interface CallListProps {
  readonly calls: readonly Call[];
  readonly current: string | undefined;
}

/** All calls by what they are about, and a box that leaves out the others; Enter goes to the first of them. */
export function CallList({ calls, current }: CallListProps): ReactElement {
  const [text, setText] = useState('');
  const [, go] = useLocation();
  const wanted = useDeferredValue(text);
  const matching = useMemo(() => matchingCalls(calls, wanted), [calls, wanted]);
  const onKeyDown = ({ key }: KeyboardEvent): void => {
    const [first] = matchingCalls(calls, text);
    if (key === 'Enter' && first) go(`/reference/${first.id}`);
    if (key === 'Escape') setText('');
  };
  return (
    <nav className="reference-list" aria-label="Calls">
      <TextInput
        className="reference-filter"
        aria-label="Filter by path, word, role or code"
        placeholder="Path, word, role or code"
        leftSection={<Icon name="search" size={16} />}
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <Text size="xs" c="dimmed" role="status" px={8} pt={6}>
        {matching.length === 0 ? 'Nothing matches.' : `${matching.length} of ${calls.length} calls`}
      </Text>
      {byTag(matching).map(([tag, members]) => (
        <section key={tag} aria-label={tag}>
          <h2>{tag}</h2>
          <ul>
            {members.map((call) => (
              <CallLink key={call.id} call={call} isCurrent={call.id === current} />
            ))}
          </ul>
        </section>
      ))}
    </nav>
  );
}
