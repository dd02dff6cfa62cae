import { Button } from '@mantine/core';
import { Component, type ReactNode } from 'react';
import { Problem } from '../ui/Problem.tsx';
import styles from './ScreenBoundary.module.css';

interface State {
  isBroken: boolean;
}

/** A fault in one screen leaves the frame around it, and the way to every other screen, as they are. */
export class ScreenBoundary extends Component<{ children: ReactNode }, State> {
  override state: State = { isBroken: false };

  static getDerivedStateFromError(): State {
    return { isBroken: true };
  }

  override render(): ReactNode {
    if (!this.state.isBroken) return this.props.children;
    return (
      <div className={styles.place}>
        <Problem
          title="This screen could not be shown"
          action={
            <Button variant="default" onClick={() => this.setState({ isBroken: false })}>
              Try again
            </Button>
          }
        >
          Nothing was lost: everything saved before is kept. The other screens still work.
        </Problem>
      </div>
    );
  }
}
