import { Button, Group, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { failed } from './failed.js';
import type { Session } from '../session/use-session.js';

interface SignedInProps {
  readonly session: Session;
  readonly onSignOut: () => Promise<void>;
}

export function SignedIn({ session: { name, role }, onSignOut }: SignedInProps): ReactElement {
  return (
    <Group gap="xs" ml="auto" wrap="nowrap">
      <Text size="sm" c="dimmed" visibleFrom="sm">
        {name === role ? name : `${name}, ${role}`}
      </Text>
      <Button size="compact-sm" variant="subtle" color="gray" onClick={() => void onSignOut().catch(failed)}>
        Sign out
      </Button>
    </Group>
  );
}
