import '@mantine/core/styles.layer.css';
import './app/fonts.css';
import './app/global.css';
import './app/mantine.css';
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App, start } from './app/App.tsx';
import { colourScheme } from './app/colour-scheme.ts';
import { queryClient } from './app/query.ts';
import { cssVariablesResolver, theme } from './app/theme.ts';

/** The content security policy lets only style sheets with this word in. It is written into the page as it is served. */
function styleNonce(): string {
  const meta = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]');
  return meta?.nonce || meta?.content || '';
}

/** A letter of each script that Inter covers: asked for now, no name waits for its letters when it first comes into view. */
for (const letter of ['a', 'ą', 'я', 'ω']) void document.fonts.load('500 1em Inter', letter);

void start();

const root = document.getElementById('root');
if (!root) throw new Error('The page has no root element.');

createRoot(root).render(
  <StrictMode>
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariablesResolver}
      colorSchemeManager={colourScheme}
      defaultColorScheme="auto"
      getStyleNonce={styleNonce}
    >
      <QueryClientProvider client={queryClient}>
        <App />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);
