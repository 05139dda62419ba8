import { Paper, Stack, Text, Title } from '@mantine/core';
import type { ReactElement } from 'react';
import { Copyable } from '../frame/copyable.js';
import { SearchButton } from './search-button.js';
import { SearchReport } from './search-report.js';

/** What to do where nothing was found yet, and where it is looked for. */
export function EmptyFleet(): ReactElement {
  return (
    <Paper p="xl" maw={640} mx="auto" mt="xl" withBorder>
      <Stack gap="sm">
        <Title order={1} size="h3">
          No camera yet
        </Title>
        <Text>
          A Pi becomes a camera by one line. This makes the line; run it on this host, and the line on the Pi:
        </Text>
        <Copyable label="Command that makes the line for a Pi" text="npx rollcall agent install-command" />
        <Text>It appears here by itself. Without a Pi, this starts a camera that draws a test picture:</Text>
        <Copyable
          label="Command that starts a simulated camera"
          text="npx rollcall agent --id cam-1 --driver simulated"
        />
        <Title order={2} size="h5" mt="xs">
          How it searches
        </Title>
        <SearchReport />
        <Text size="sm">
          If a camera is there and does not appear, this looks at networks, ports and firewalls of this host
          and says what is in the way:
        </Text>
        <Copyable label="Command that looks for what is in the way" text="npx rollcall doctor" />
        <SearchButton />
      </Stack>
    </Paper>
  );
}
