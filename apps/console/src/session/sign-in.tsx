import { Button, Code, Paper, PasswordInput, Stack, Tabs, Text, TextInput, Title } from '@mantine/core';
import { type SubmitEvent, type ReactElement, type ReactNode, useState } from 'react';
import { FailureAlert } from '../frame/failure-alert.js';
import { failureText } from '../format/failure-text.js';
import type { Credential } from './use-session.js';

interface SignInProps {
  readonly onSignIn: (credential: Credential) => Promise<void>;
}

/** The way in: by a token, or as a user with a password. The printed link needs no form at all. */
export function SignIn({ onSignIn }: SignInProps): ReactElement {
  const [failure, setFailure] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const submit = async (event: SubmitEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const given = Object.fromEntries(new FormData(event.currentTarget)) as unknown as Credential;
    setBusy(true);
    setFailure(undefined);
    await onSignIn(given).catch((error: unknown) => setFailure(failureText(error)));
    setBusy(false);
  };
  return (
    <main className="sign-in">
      <Paper p="xl" radius="md" withBorder w={400} maw="100%">
        <Stack>
          <Title order={1} size="h2">
            Rollcall
          </Title>
          <Ways isBusy={isBusy} onSubmit={submit} />
          <FailureAlert text={failure} />
          <Text size="sm" c="dimmed">
            <Code>npx rollcall sign-in</Code> on the operator&apos;s host prints a link that signs you in at
            once.
          </Text>
        </Stack>
      </Paper>
    </main>
  );
}

type WaysProps = Omit<CredentialsProps, 'children'>;

function Ways(props: WaysProps): ReactElement {
  return (
    <Tabs defaultValue="token" keepMounted={false}>
      <Tabs.List grow mb="md">
        <Tabs.Tab value="token">Token</Tabs.Tab>
        <Tabs.Tab value="user">User</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="token">
        <Credentials {...props}>
          <PasswordInput name="token" label="Token" autoComplete="off" required autoFocus />
        </Credentials>
      </Tabs.Panel>
      <Tabs.Panel value="user">
        <Credentials {...props}>
          <TextInput name="user" label="Name" autoComplete="username" required />
          <PasswordInput name="password" label="Password" autoComplete="current-password" required />
        </Credentials>
      </Tabs.Panel>
    </Tabs>
  );
}

interface CredentialsProps {
  readonly isBusy: boolean;
  readonly onSubmit: (event: SubmitEvent<HTMLFormElement>) => Promise<void>;
  readonly children: ReactNode;
}

function Credentials({ isBusy, onSubmit, children }: CredentialsProps): ReactElement {
  return (
    <form onSubmit={(event) => void onSubmit(event)}>
      <Stack>
        {children}
        <Button type="submit" loading={isBusy}>
          Sign in
        </Button>
      </Stack>
    </form>
  );
}
