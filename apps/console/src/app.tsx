import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import type { ReactElement } from 'react';
import { Console } from './frame/console.js';
import { SignIn } from './session/sign-in.js';
import { useSession } from './session/use-session.js';
import { theme } from './theme.js';

export function App(): ReactElement {
  return (
    <MantineProvider theme={theme} forceColorScheme="dark">
      <Notifications position="bottom-right" />
      <Gate />
    </MantineProvider>
  );
}

/** Who is not signed in sees the way in, and nothing else. */
function Gate(): ReactElement | null {
  const { session, signIn, signOut } = useSession();
  if (session === 'unknown') return null;
  if (session === 'nobody') return <SignIn onSignIn={signIn} />;
  return <Console key={session.name} session={session} onSignOut={signOut} />;
}
