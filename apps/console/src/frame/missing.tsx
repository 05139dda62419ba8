import { Text, VisuallyHidden } from '@mantine/core';
import type { ReactElement } from 'react';
import { Link } from 'wouter';

export function Missing(): ReactElement {
  return (
    <>
      <VisuallyHidden component="h1">Not found</VisuallyHidden>
      <Text>
        There is no page at this address. <Link href="/">Go to the fleet.</Link>
      </Text>
    </>
  );
}
