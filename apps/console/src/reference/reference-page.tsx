import './reference.css';
import { Alert, Button, Group, Loader } from '@mantine/core';
import { type ReactElement, useMemo } from 'react';
import { failureText } from '../format/failure-text.js';
import { CallDetails } from './call-details.js';
import { CallList } from './call-list.js';
import { callsOf } from './calls.js';
import type { ApiDocument } from './document.js';
import { Overview } from './overview.js';
import { usualCodes } from './refusals.js';
import { useDocument } from './use-document.js';

interface ReferencePageProps {
  /** The operationId of the call that is looked at. */
  readonly id: string | undefined;
}

/** Every call of the API, as its own document tells them. */
export default function ReferencePage({ id }: ReferencePageProps): ReactElement {
  const { document, failure, again } = useDocument();
  if (document) return <Reference document={document} id={id} />;
  if (failure === undefined) return <Loader aria-label="Reading the document of the API" />;
  return (
    <Alert color="red" role="alert" title="The document of the API could not be read">
      <Group justify="space-between">
        {failureText(failure)}
        <Button size="compact-sm" onClick={again}>
          Try again
        </Button>
      </Group>
    </Alert>
  );
}

function Reference({ document, id }: ReferencePageProps & { readonly document: ApiDocument }): ReactElement {
  const calls = useMemo(() => callsOf(document), [document]);
  const usual = useMemo(() => usualCodes(calls), [calls]);
  const call = calls.find((each) => each.id === id);
  return (
    <div className="reference" data-open={id !== undefined || undefined}>
      <CallList calls={calls} current={id} />
      {call ? (
        <CallDetails key={call.id} call={call} document={document} usual={usual} />
      ) : (
        <Overview document={document} missing={id} />
      )}
    </div>
  );
}
