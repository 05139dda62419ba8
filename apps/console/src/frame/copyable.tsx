import { Button } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { type ReactElement, useEffect } from 'react';
import { failed } from './failed.js';

interface CopyableProps {
  readonly text: string;
  /** What it is, for those who do not see it. */
  readonly label: string;
}

/** A text as it is typed, and a button that copies it. */
export function Copyable({ text, label }: CopyableProps): ReactElement {
  const { copy, copied, error } = useClipboard();
  useEffect(() => {
    // Browsers give a page the clipboard over TLS or on the host itself alone.
    if (error)
      failed(new Error(`The browser does not let this page copy: select the text. ${error.message}`));
  }, [error]);
  return (
    <div className="copyable">
      <pre tabIndex={0} role="group" aria-label={label}>
        {text}
      </pre>
      <Button size="compact-xs" variant="default" onClick={() => copy(text)}>
        {copied ? 'Copied' : 'Copy'}
      </Button>
    </div>
  );
}
