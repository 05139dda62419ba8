import { Code, Text } from '@mantine/core';
import type { ReactElement } from 'react';

interface ProseProps {
  readonly text: string;
  readonly dimmed?: boolean;
}

/** Paragraphs of a comment, with code between backquotes. */
export function Prose({ text, dimmed = false }: ProseProps): ReactElement[] {
  return text
    .split(/\n{2,}/)
    .filter(Boolean)
    .map((paragraph) => (
      <Text key={paragraph} size="sm" {...(dimmed && { c: 'dimmed' })}>
        <WithCode text={paragraph} />
      </Text>
    ));
}

export function WithCode({ text }: { readonly text: string }): ReactElement[] {
  return text
    .split('`')
    .map((part, index) =>
      index % 2 === 1 ? <Code key={index}>{part}</Code> : <span key={index}>{part}</span>,
    );
}
