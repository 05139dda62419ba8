import { Alert, Button, Group } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Connection } from '#client/index.js';
import { agoText } from '../format/times.js';
import { withAdvice } from '../format/with-advice.js';
import { useReach } from '../session/session-context.js';
import { useFleet } from '../state/fleet-context.js';
import { useNow } from '../state/use-now.js';

/** Says that others may listen in: whoever opened the way knows it, and whoever sits here now may not. */
export function PlainBanner(): ReactElement | null {
  if (useReach() !== 'network-in-plain') return null;
  return (
    <Banner text="Plain HTTP is open to the network (--insecure-lan): who listens in there reads what you see and can act in your name. Use the https address, or start it without this." />
  );
}

/** Says that what is shown is not fresh, and why; nothing while it is. */
export function ConnectionBanner({
  onSignOut,
}: {
  readonly onSignOut: () => Promise<void>;
}): ReactElement | null {
  const { connection, stale, isKnown, network } = useFleet();
  if (connection.state === 'refused')
    return (
      <Banner text={withAdvice(connection.error)}>
        <Button size="compact-sm" onClick={() => void onSignOut().catch(() => window.location.reload())}>
          Sign in again
        </Button>
      </Banner>
    );
  if (connection.state === 'broken') return <Broken connection={connection} />;
  if (isKnown && stale)
    return (
      <Banner text="Discovery is away: who is found or lost may be out of date. It comes back by itself." />
    );
  if (network)
    return (
      <Banner
        text={`${network.silent} of ${network.known} services fell silent at once: look at the network, a switch or an access point.`}
      />
    );
  return null;
}

function Broken({ connection }: { readonly connection: Connection & { state: 'broken' } }): ReactElement {
  const now = useNow();
  const seconds = Math.max(0, Math.ceil((connection.retryAt - now) / 1000));
  const next = seconds > 0 ? `trying again in ${seconds} s` : 'trying again now';
  return (
    <Banner
      text={`Not connected: what is shown is from ${agoText(connection.since, now)}, ${next}. ${connection.error.detail}`}
    />
  );
}

function Banner({
  text,
  children,
}: {
  readonly text: string;
  readonly children?: ReactElement;
}): ReactElement {
  return (
    <Alert color="orange" mb="md" py="xs" role="alert" className="banner">
      <Group justify="space-between">
        {text}
        {children}
      </Group>
    </Alert>
  );
}
