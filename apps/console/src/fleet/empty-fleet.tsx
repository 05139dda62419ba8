import { Code, List, Paper, Stack, Text, Title } from '@mantine/core';
import type { ReactElement } from 'react';
import { SearchButton } from './search-button.js';

/** What to do where nothing was found yet. */
export function EmptyFleet(): ReactElement {
  return (
    <Paper p="xl" maw={640} mx="auto" mt="xl" withBorder>
      <Stack>
        <Title order={2} size="h3">
          No camera yet
        </Title>
        <Text>A Pi becomes a camera by one line, which this prints on the operator&apos;s host:</Text>
        <Code block>npx rollcall agent install-command</Code>
        <Text>It appears here by itself. If it does not:</Text>
        <List>
          <List.Item>
            <Code>npx rollcall doctor</Code> looks at the networks, ports and firewalls of this host and says
            what is in the way.
          </List.Item>
          <List.Item>
            Search again. The Pi must be on the same network as this host, or be named in{' '}
            <Code>ROLLCALL_SEEDS</Code>.
          </List.Item>
        </List>
        <SearchButton />
      </Stack>
    </Paper>
  );
}
