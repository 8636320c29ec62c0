import type { MetadataRoute } from 'next';
import en from '../lib/messages/en/shell.json';
import { routes } from '../lib/routes';

export const dynamic = 'force-static';

export default function manifest(): MetadataRoute.Manifest {
  return {
    name: en.app.name,
    short_name: en.app.name,
    description: en.app.description,
    id: routes.inbox(),
    start_url: routes.inbox(),
    display: 'standalone',
    background_color: '#f6f7f9',
    theme_color: '#f6f7f9',
    // `npm run icons` makes the PNG files from the SVG.
    icons: [
      { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml' },
      { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
      { src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
      { src: '/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    ],
  };
}
