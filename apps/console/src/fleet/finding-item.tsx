import { List, Text, VisuallyHidden } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Schemas } from '#client/index.js';
import { asSentence } from '../format/with-advice.js';
import { Icon } from '../frame/icon.js';

type Verdict = Schemas['Finding']['verdict'];

interface FindingItemProps {
  readonly verdict: Verdict;
  readonly text: string;
  readonly todo?: string | undefined;
}

/** What the colour says, for those who do not see it. */
const WORDS: Readonly<Record<Verdict, string>> = {
  ok: 'Fine: ',
  note: 'Note: ',
  problem: 'Problem: ',
  unknown: 'Not known: ',
};

/** Something that was looked at, and what to do about it. */
export function FindingItem({ verdict, text, todo }: FindingItemProps): ReactElement {
  const isTrouble = verdict === 'problem';
  return (
    <List.Item
      data-trouble={isTrouble || undefined}
      c={isTrouble ? 'orange.4' : 'inherit'}
      icon={<Icon name={verdict === 'ok' ? 'check' : 'warning'} size={16} />}
    >
      <VisuallyHidden>{WORDS[verdict]}</VisuallyHidden>
      {asSentence(text)}
      {todo !== undefined && (
        <Text size="sm" c="dimmed">
          {asSentence(todo)}
        </Text>
      )}
    </List.Item>
  );
}
