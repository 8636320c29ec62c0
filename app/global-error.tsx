'use client';
import { CrashDetails } from '../components/ui/crash-details';
import en from '../lib/messages/en/shell.json';
import './globals.css';

/** Replaces the whole document when the shell itself fails, so it uses nothing of the shell except the messages. */
export default function GlobalError({ error }: { error: Error }) {
  return (
    <html lang="en">
      <body>
        <title>{en.titles.error}</title>
        <main className="mx-auto max-w-column space-y-4 p-6">
          <h1 className="heading">{en.error.title}</h1>
          <p>{en.error.text}</p>
          <button
            type="button"
            className="min-h-11 rounded-control border border-edge px-4"
            onClick={() => window.location.reload()}
          >
            {en.error.reload}
          </button>
          <CrashDetails error={error} words={en.error} />
        </main>
      </body>
    </html>
  );
}
