import { Modal, type ModalProps } from '@mantine/core';
import type { ReactElement } from 'react';

/** Something that is done before the page, and put away by Escape. */
export function Dialog(props: ModalProps): ReactElement {
  return (
    <Modal
      className="word-break"
      transitionProps={{ duration: 0 }}
      closeButtonProps={{ 'aria-label': 'Close' }}
      {...props}
    />
  );
}
