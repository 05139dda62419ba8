import { Anchor, Code, Stack, Text, Title } from '@mantine/core';
import type { ReactElement } from 'react';
import type { ApiDocument } from './document.js';
import { Prose } from './prose.js';

interface OverviewProps {
  readonly document: ApiDocument;
  /** An operationId that no call has. */
  readonly missing: string | undefined;
}

/** What is to be known before the first call. */
export function Overview({ document: { info }, missing }: OverviewProps): ReactElement {
  return (
    <Stack className="reference-details" gap="sm">
      <Title order={1} size="h3">
        {info.title} {info.version}, the API
      </Title>
      {missing !== undefined && (
        <Text c="orange.4" role="alert">
          There is no call <Code>{missing}</Code>.
        </Text>
      )}
      <Prose text={info.description ?? ''} />
      <Prose text="The lines to copy take a token from `TOKEN`: `rollcall api-token create --name me --role viewer` makes one, and the admin's is in the file `admin-token` of the data folder." />
      <Text size="sm">
        <Anchor href="/api/openapi.json" c="blue.3" underline="always">
          The document itself
        </Anchor>
        {', '}
        OpenAPI 3.1, for programs that make clients of it.
      </Text>
    </Stack>
  );
}
