import { Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { Link } from 'wouter';

export function Missing(): ReactElement {
  return (
    <Text>
      There is no page at this address. <Link href="/">Go to the fleet.</Link>
    </Text>
  );
}
