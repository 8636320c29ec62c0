import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { CONFIG_PATH } from '../lib/auth/load-config';
import en from '../lib/messages/en/shell.json';
import { Header } from './_shell/header';
import { Main } from './_shell/main';
import { SkipLink } from './_shell/skip-link';
import './globals.css';
import { Providers } from './providers';

// Each page renders its title itself, because the title changes with the language; see `PageTitle`.
export const metadata: Metadata = {
  applicationName: en.app.name,
  description: en.app.description,
  robots: { index: false, follow: false },
  icons: {
    icon: [
      { url: '/favicon.ico', sizes: '48x48' },
      { url: '/icon.svg', type: 'image/svg+xml', sizes: 'any' },
    ],
    apple: { url: '/apple-touch-icon.png', sizes: '180x180' },
  },
  formatDetection: { telephone: false, date: false, address: false, email: false },
};

export const viewport: Viewport = {
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f6f7f9' },
    { media: '(prefers-color-scheme: dark)', color: '#0f1115' },
  ],
};

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <head>
        <link rel="preload" href={CONFIG_PATH} as="fetch" crossOrigin="anonymous" />
      </head>
      <body className="min-h-dvh">
        <Providers>
          <SkipLink />
          <Header />
          <Main>{children}</Main>
        </Providers>
      </body>
    </html>
  );
}
