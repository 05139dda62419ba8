import { Alert } from '@mantine/core';
import { Component, type ReactNode } from 'react';
import { LoadAgain } from './load-again.js';

/** Its code did not come: nobody answers, or what there is to fetch is that of another version by now. */
export class NotLoaded extends Error {}

interface BoundaryProps {
  readonly children: ReactNode;
}

interface BoundaryState {
  readonly error?: unknown;
}

/**
 * What fails here says so in its place, and all around it stays. A browser keeps an import that failed, and a new version has
 * other names for its files: what helps is to load the page anew, at the same address.
 */
export class Boundary extends Component<BoundaryProps, BoundaryState> {
  override state: BoundaryState = {};

  static getDerivedStateFromError(error: unknown): BoundaryState {
    return { error };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (!('error' in this.state)) return this.props.children;
    const [title, text] = error instanceof NotLoaded ? NOT_LOADED : brokenBy(error);
    return (
      <Alert color="red" role="alert" title={title}>
        <div>{text}</div>
        <LoadAgain />
      </Alert>
    );
  }
}

const NOT_LOADED = [
  'This part of the console could not be loaded',
  'Rollcall does not answer, or was brought to another version since this page was opened.',
] as const;

function brokenBy(error: unknown): readonly [string, string] {
  const reason = error instanceof Error ? error.message : String(error);
  return [
    'This part of the console broke',
    `It is a fault of the console: ${reason}. If it breaks again, report it with what the browser's own console says.`,
  ];
}
