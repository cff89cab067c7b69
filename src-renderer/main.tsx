// Starts the page: styles, theme, the port to the core, the app.
import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import '@mantine/spotlight/styles.css';
import '@mantine/charts/styles.css';
import '@mantine/dates/styles.css';
import '@mantine/dropzone/styles.css';
import './ui/tokens.css';
import './ui/ui.css';
import './grid/grid.css';
import './app/frame.css';
import './app/top-bar.css';
import { MantineProvider } from '@mantine/core';
import { ModalsProvider } from '@mantine/modals';
import { Notifications } from '@mantine/notifications';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { z } from 'zod';
import { App } from './app/App.tsx';
import { connectToCore } from './app/connect.ts';
import { ErrorBoundary } from './app/ErrorScreen.tsx';
import { cssVariables, theme } from './app/theme.ts';

z.config({ jitless: true }); // the content security policy allows no code made from text

const root = document.getElementById('root');
if (!root) throw new Error('the page has no #root');

connectToCore();
createRoot(root).render(
  <StrictMode>
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
      <ErrorBoundary>
        <ModalsProvider>
          <Notifications position="bottom-center" limit={3} zIndex={300} />
          <App />
        </ModalsProvider>
      </ErrorBoundary>
    </MantineProvider>
  </StrictMode>,
);
