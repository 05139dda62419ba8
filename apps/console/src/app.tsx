import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import type { ReactElement } from 'react';
import { Boundary } from './frame/boundary.js';
import { Console } from './frame/console.js';
import { NoAnswer } from './session/no-answer.js';
import { SignIn } from './session/sign-in.js';
import { useSession } from './session/use-session.js';
import { theme } from './theme.js';

export function App(): ReactElement {
  return (
    <MantineProvider theme={theme} forceColorScheme="dark">
      <Notifications position="bottom-right" />
      <Boundary>
        <Gate />
      </Boundary>
    </MantineProvider>
  );
}

/** Who is not signed in sees the way in, and nothing else. */
function Gate(): ReactElement | null {
  const { session, failure, signIn, signOut } = useSession();
  if (session === 'unknown') return failure === undefined ? null : <NoAnswer failure={failure} />;
  if (session === 'nobody') return <SignIn onSignIn={signIn} />;
  return <Console key={session.name} session={session} onSignOut={signOut} />;
}
