import { Anchor, Group, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { countsText, type TakeSummary, takeTitle } from '../takes/take.js';

interface OtherTakesProps {
  readonly takes: readonly TakeSummary[];
  readonly onShow: (id: string) => void;
}

/** Takes that go on besides the one that is shown. */
export function OtherTakes({ takes, onShow }: OtherTakesProps): ReactElement | null {
  if (takes.length === 0) return null;
  return (
    <Group gap="md" component="nav" aria-label="Other takes">
      {takes.map((take) => (
        <Anchor key={take.id} component="button" type="button" size="sm" onClick={() => onShow(take.id)}>
          {takeTitle(take)} is {take.state}
          <Text span size="sm" c="dimmed">{`: ${countsText(take)}`}</Text>
        </Anchor>
      ))}
    </Group>
  );
}
