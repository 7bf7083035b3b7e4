import { Alert, Button } from 'antd';
import { Component, type ErrorInfo, type ReactNode } from 'react';
import { Translation } from 'react-i18next';
import type { Client } from '../session/connection.ts';

interface Props {
  readonly client: Client;
  readonly children: ReactNode;
}

/** Shows a short apology with a reference in the place of a screen that failed; its stack goes to the log file. */
export class ErrorBoundary extends Component<Props, { readonly reference: string | null }> {
  override state = { reference: null };

  static getDerivedStateFromError(): { readonly reference: string } {
    return { reference: crypto.randomUUID().slice(0, 8) };
  }

  override componentDidCatch(error: Error, info: ErrorInfo): void {
    const text = `${error.stack ?? error.message}\n${info.componentStack ?? ''}`.slice(0, 20_000);
    void this.props.client.app
      .reportError({ reference: this.state.reference ?? '-', text })
      .catch(() => undefined);
  }

  override render(): ReactNode {
    const { reference } = this.state;
    if (reference === null) return this.props.children;
    return (
      <Translation>
        {(t) => (
          <div className="page">
            <Alert type="error" showIcon title={t('refusals:unexpected', { reference })} />
            <p>
              <Button
                type="primary"
                onClick={() => {
                  window.location.hash = '#/';
                  this.setState({ reference: null });
                }}
              >
                {t('places:place.home')}
              </Button>
            </p>
          </div>
        )}
      </Translation>
    );
  }
}
