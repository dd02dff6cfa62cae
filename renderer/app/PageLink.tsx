import { UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import { api } from './api.ts';
import { toastError } from './toasts.ts';

interface Props {
  link: string;
  className?: string | undefined;
  tabIndex?: number;
  children: ReactNode;
}

/** A page on the web, opened by the system’s browser. */
export function PageLink({ link, className, tabIndex, children }: Props) {
  return (
    <UnstyledButton
      className={className ?? ''}
      {...(tabIndex === undefined ? {} : { tabIndex })}
      role="link"
      title={`Open ${link} in the browser`}
      onClick={() => void api.shell.openLink({ url: link }).catch((error: unknown) => toastError(error, 'It was not opened.'))}
    >
      {children}
    </UnstyledButton>
  );
}
