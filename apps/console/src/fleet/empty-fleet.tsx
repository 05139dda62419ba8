import { Paper, Stack, Text, Title } from '@mantine/core';
import type { ReactElement } from 'react';
import { Copyable } from '../frame/copyable.js';
import { part } from '../frame/part.js';
import { useMay } from '../session/session-context.js';
import { SearchButton } from './search-button.js';
import { SearchReport } from './search-report.js';
import { type DiscoveryState, useDiscovery } from './use-discovery.js';

const PiLine = part(() => import('./pi-line.js'));
const Examination = part(() => import('./examination.js'));

/** What to do where nothing was found yet, and where it is looked for. */
export function EmptyFleet(): ReactElement {
  const discovery = useDiscovery();
  return (
    <Paper p="xl" maw={640} mx="auto" mt="xl" withBorder>
      <Stack gap="sm">
        <Title order={1} size="h3">
          No camera yet
        </Title>
        <ForPi discovery={discovery} />
        <Text>It appears here by itself. Without a Pi, this starts a camera that draws a test picture:</Text>
        <Copyable
          label="Command that starts a simulated camera"
          text="npx rollcall agent --id cam-1 --driver simulated"
        />
        <Title order={2} size="h5" mt="xs">
          How it searches
        </Title>
        <SearchReport discovery={discovery} />
        <SearchButton />
        <InTheWay />
      </Stack>
    </Paper>
  );
}

/** Looking sends questions into every network: for whoever may search. */
function InTheWay(): ReactElement {
  if (useMay('operator')) return <Examination />;
  return (
    <>
      <Text size="sm">
        If a camera is there and does not appear, this looks at networks, ports and firewalls of this host and
        says what is in the way:
      </Text>
      <Copyable label="Command that looks for what is in the way" text="npx rollcall doctor" />
    </>
  );
}

/** The line itself is a secret: for whoever may let a camera in. */
function ForPi({ discovery }: { readonly discovery: DiscoveryState }): ReactElement {
  if (useMay('admin'))
    return (
      <>
        <Text>A Pi with a 64-bit system becomes a camera by one line, without the internet:</Text>
        <PiLine discovery={discovery} />
      </>
    );
  return (
    <>
      <Text>
        A Pi becomes a camera by one line. An admin makes it on this page; on this host so does a command:
      </Text>
      <Copyable label="Command that makes the line for a Pi" text="npx rollcall agent install-command" />
    </>
  );
}
