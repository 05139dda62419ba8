import { Text } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Answer } from './calls.js';
import type { ApiDocument } from './document.js';
import { Example } from './example.js';
import { SchemaFields } from './schema-fields.js';

interface AnswersProps {
  readonly answers: readonly Answer[];
  readonly document: ApiDocument;
}

/** Each status with what comes with it. An answer like the one before says so alone. */
export function Answers({ answers, document }: AnswersProps): ReactElement[] {
  return answers.map((answer, index) => (
    <AnswerPart
      key={`${answer.status} ${answer.type}`}
      answer={answer}
      document={document}
      same={answers.slice(0, index).find((other) => isSame(other, answer))?.status}
    />
  ));
}

interface AnswerPartProps {
  readonly answer: Answer;
  readonly document: ApiDocument;
  /** The status of an answer before with the same body. */
  readonly same: string | undefined;
}

function AnswerPart({ answer, document, same }: AnswerPartProps): ReactElement {
  const { status, text, type, schema, example } = answer;
  return (
    <div>
      <Text size="sm">
        <strong>{status}</strong> {text}
        <Text span size="sm" c="dimmed">
          {type === undefined ? ', no body' : `, ${type}`}
          {same !== undefined && `, as with ${same}`}
        </Text>
      </Text>
      {same === undefined && schema && <SchemaFields schema={schema} document={document} />}
      {same === undefined && <Example value={example} />}
    </div>
  );
}

function isSame(one: Answer, other: Answer): boolean {
  if (one.type !== other.type || one.schema === undefined) return false;
  return JSON.stringify(one.schema) === JSON.stringify(other.schema);
}
