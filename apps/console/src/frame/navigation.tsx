import { NavLink } from '@mantine/core';
import type { ReactElement } from 'react';
import { Link, useLocation } from 'wouter';
import { Icon } from './icon.js';

const PAGES = [
  { to: '/', label: 'Fleet', icon: 'list' },
  { to: '/wall', label: 'Wall', icon: 'wall' },
  { to: '/record', label: 'Record', icon: 'record' },
  { to: '/takes', label: 'Takes', icon: 'slate' },
  { to: '/recordings', label: 'Recordings', icon: 'film' },
  { to: '/activity', label: 'Activity', icon: 'pulse' },
] as const;

export function Navigation({ onGo }: { readonly onGo: () => void }): ReactElement {
  const [here] = useLocation();
  return (
    <>
      {PAGES.map(({ to, label, icon }) => (
        <NavLink
          key={to}
          component={Link}
          href={to}
          label={label}
          leftSection={<Icon name={icon} />}
          active={here === to || here.startsWith(to === '/' ? '/cameras/' : `${to}/`)}
          aria-current={here === to ? 'page' : undefined}
          onClick={onGo}
        />
      ))}
      <NavLink
        component={Link}
        href="/reference"
        label="API reference"
        mt="auto"
        c="dimmed"
        py={4}
        active={here.startsWith('/reference')}
        aria-current={here.startsWith('/reference') ? 'page' : undefined}
        onClick={onGo}
      />
    </>
  );
}
