import { AppShell, Burger, Group, Image, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ReactElement, ReactNode } from 'react';
import { Router } from 'wouter';
import { FailedFilmsNotice } from '../camera/failed-films-notice.js';
import { SessionProvider } from '../session/session-context.js';
import type { Session } from '../session/use-session.js';
import icon from '../icon.svg';
import { FleetProvider, useFleet } from '../state/fleet-context.js';
import { LiveProvider } from '../live/live-context.js';
import { ConnectionBanner, PlainBanner } from './connection-banner.js';
import { FleetSummary } from './fleet-summary.js';
import { useHashAddress } from './hash-address.js';
import { Navigation } from './navigation.js';
import { Pages } from './pages.js';
import { SignedIn } from './signed-in.js';

interface ConsoleProps {
  readonly session: Session;
  readonly onSignOut: () => Promise<void>;
}

/** The console of somebody who is signed in. */
export function Console({ session, onSignOut }: ConsoleProps): ReactElement {
  return (
    <SessionProvider value={session}>
      <FleetProvider>
        <FailedFilmsNotice />
        <LiveProvider>
          <Router hook={useHashAddress}>
            <Frame session={session} onSignOut={onSignOut} />
          </Router>
        </LiveProvider>
      </FleetProvider>
    </SessionProvider>
  );
}

function Frame({ session, onSignOut }: ConsoleProps): ReactElement {
  const [isOpen, { toggle, close }] = useDisclosure();
  return (
    <AppShell
      header={{ height: 48 }}
      navbar={{ width: 176, breakpoint: 'sm', collapsed: { mobile: !isOpen } }}
      padding="md"
    >
      <AppShell.Header px="md">
        <Group h="100%" gap="sm" wrap="nowrap">
          <Burger hiddenFrom="sm" size="sm" opened={isOpen} onClick={toggle} aria-label="Pages" />
          <Image src={icon} alt="" w={24} h={24} visibleFrom="xs" />
          <Text fw={600} visibleFrom="xs">
            Rollcall
          </Text>
          <FleetSummary />
          <SignedIn session={session} onSignOut={onSignOut} />
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="xs">
        <Navigation onGo={close} />
      </AppShell.Navbar>
      <Main>
        <PlainBanner />
        <ConnectionBanner onSignOut={onSignOut} />
        <Pages />
      </Main>
    </AppShell>
  );
}

/** Of its own, so that what the fleet does draws the pages again that show it, and not the whole frame. */
function Main({ children }: { readonly children: ReactNode }): ReactElement {
  const { connection } = useFleet();
  return <AppShell.Main data-stale={connection.state !== 'live' || undefined}>{children}</AppShell.Main>;
}
