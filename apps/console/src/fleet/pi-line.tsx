import { Alert, Autocomplete, Button, Group, NumberInput, Stack, Text } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import type { Schemas } from '#client/index.js';
import { count } from '../format/count.js';
import { instantText } from '../format/times.js';
import { Copyable } from '../frame/copyable.js';
import { FailureAlert } from '../frame/failure-alert.js';
import { rollcall } from '../state/rollcall.js';
import { useAttempt } from '../state/use-attempt.js';
import { useNow } from '../state/use-now.js';
import { networkAddresses, ownHost } from './operator-host.js';
import type { DiscoveryState } from './use-discovery.js';

type Line = Schemas['NewInstallLine'];

/** How many may join by one line. */
const USES = { min: 1, max: 1000 } as const;

/** Makes the one line that makes a Pi a camera. It holds a secret, so it is made when it is wanted, and told once. */
export default function PiLine({ discovery }: { readonly discovery: DiscoveryState }): ReactElement {
  const [uses, setUses] = useState<number | string>(1);
  const [host, setHost] = useState(ownHost(location));
  const [line, setLine] = useState<Line>();
  const { isBusy, failure, run } = useAttempt();
  const make = (): Promise<boolean> =>
    run(async () => {
      const body = { uses: Number(uses), ...(host.trim() !== '' && { host: host.trim() }) };
      setLine(await rollcall.call('post', '/install-lines', { body }));
    });
  return (
    <Stack gap="sm">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void make();
        }}
      >
        <Group gap="sm" align="end">
          <NumberInput
            {...USES}
            label="For how many Pis"
            w={140}
            allowDecimal={false}
            value={uses}
            onChange={setUses}
          />
          <HostField addresses={networkAddresses(discovery.view)} host={host} onHost={setHost} />
          <Button type="submit" loading={isBusy} disabled={uses === ''}>
            {line ? 'Make another line' : 'Make the line'}
          </Button>
        </Group>
      </form>
      <FailureAlert title="There is no line" text={failure} />
      {line && <MadeLine line={line} />}
    </Stack>
  );
}

interface HostFieldProps {
  readonly addresses: readonly string[];
  readonly host: string;
  readonly onHost: (host: string) => void;
}

/** On a host of several networks the Pi reaches it by one of them. */
function HostField({ addresses, host, onHost }: HostFieldProps): ReactElement {
  return (
    <Autocomplete
      label="This host, as the Pi reaches it"
      placeholder="by its network"
      data={[...addresses]}
      value={host}
      onChange={onHost}
      flex={1}
      miw={200}
    />
  );
}

function MadeLine({ line: { line, uses, expiresAt, nodeMissing } }: { readonly line: Line }): ReactElement {
  const now = useNow();
  return (
    <>
      <Copyable label="Line for a Pi" text={line} />
      <Text size="sm" role="status">
        {`Run it on the Pi: the camera appears here by itself. It is good for ${count(uses, 'Pi')}, until ${instantText(expiresAt, now)}. Keep it to yourself: whoever has it may add a camera.`}
      </Text>
      {nodeMissing.includes('arm64') && (
        <Alert color="orange" title="This host has no Node to give to a Pi yet">
          The line fetches it, too. Run this on this host first, where it has the internet:
          <Copyable label="Command that fetches Node" text="npm run agent:runtime" />
        </Alert>
      )}
    </>
  );
}
