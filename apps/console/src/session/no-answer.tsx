import { Stack, Title } from '@mantine/core';
import type { ReactElement } from 'react';
import { FailureAlert } from '../frame/failure-alert.js';

/** Nobody knows yet who looks at this page: why, and that it is being asked again. */
export function NoAnswer({ failure }: { readonly failure: string }): ReactElement {
  return (
    <main className="sign-in">
      <Stack maw={640}>
        <Title order={1} size="h2">
          Rollcall
        </Title>
        <FailureAlert
          title="Rollcall does not let this page in yet"
          text={`${failure} It is being asked again every few seconds.`}
        />
      </Stack>
    </main>
  );
}
