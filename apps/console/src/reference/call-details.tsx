import { Anchor, Badge, Group, Stack, Title } from '@mantine/core';
import { type ReactElement, type ReactNode, useEffect, useRef } from 'react';
import { Link } from 'wouter';
import { Answers } from './answers.js';
import type { Call } from './calls.js';
import { Copyable } from '../frame/copyable.js';
import { curlLine } from './curl-line.js';
import type { ApiDocument } from './document.js';
import { EventData } from './event-data.js';
import { Example } from './example.js';
import { Method } from './method.js';
import { Parameters } from './parameters.js';
import { Prose, WithCode } from './prose.js';
import { Refusals } from './refusals-table.js';
import { SchemaFields } from './schema-fields.js';

interface CallDetailsProps {
  readonly call: Call;
  readonly document: ApiDocument;
  /** Codes that nearly every call may be refused with. */
  readonly usual: ReadonlySet<string>;
}

/** Below this width the list gives way to the call, and what was pressed is gone from sight. */
const NARROW = '(max-width: 62em)';

/** What only a WebSocket is not refused with: curl makes none of use. */
const NO_CURL = 'upgrade-needed';

export function CallDetails({ call, document, usual }: CallDetailsProps): ReactElement {
  const { parameters, body, answers, refusals } = call;
  return (
    <Stack className="reference-details" gap="lg">
      <Head call={call} />
      {!refusals.some(({ code }) => code === NO_CURL) && (
        <Part title="As a line for a shell">
          <Copyable text={curlLine(call, window.location.origin)} label="The line" />
        </Part>
      )}
      {parameters.length > 0 && (
        <Part title="Parameters">
          <Parameters parameters={parameters} document={document} />
        </Part>
      )}
      {body && (
        <Part title={body.required ? 'Body' : 'Body, optional'}>
          {body.schema && <SchemaFields schema={body.schema} document={document} />}
          <Example value={body.example} />
        </Part>
      )}
      <Part title="Answers">
        <Answers answers={answers} document={document} />
      </Part>
      {answers.some(({ type }) => type === 'text/event-stream') && (
        <Part title="Events">
          <EventData document={document} />
        </Part>
      )}
      <Part title="Refusals">
        <Refusals refusals={refusals} usual={usual} />
      </Part>
    </Stack>
  );
}

function Head({ call: { summary, method, path, role, description } }: { readonly call: Call }): ReactElement {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    window.scrollTo(0, 0);
    if (window.matchMedia(NARROW).matches) heading.current?.focus();
  }, []);
  return (
    <Stack gap={6}>
      <Anchor component={Link} href="/reference" size="sm" c="blue.3" className="reference-back">
        All calls
      </Anchor>
      <Title order={1} size="h3" ref={heading} tabIndex={-1}>
        <WithCode text={summary} />
      </Title>
      <Group gap="xs">
        <Method name={method} />
        <code className="reference-path">{path}</code>
        <Badge variant="outline" color="gray" tt="none">
          {role.replace('-', ' ')}
        </Badge>
      </Group>
      <Prose text={description} />
    </Stack>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactElement {
  return (
    <section aria-label={title}>
      <Title order={2} size="h5" mb={6}>
        {title}
      </Title>
      <Stack gap="xs">{children}</Stack>
    </section>
  );
}
