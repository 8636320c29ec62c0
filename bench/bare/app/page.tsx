'use client';
import { SignedIn } from './signed-in';

interface Definition {
  id: string;
  displayName: string;
}

/** The reviews of a list of definitions, as links. */
export default function Inbox() {
  return (
    <SignedIn of="inbox">
      {(answers) => (
        <main>
          <h1>My reviews</h1>
          <ul>
            {answers
              .filter(({ path }) => /\/definitions\/filterByCurrentUser/.test(path))
              .flatMap(({ body }) => (body as { value?: Definition[] }).value ?? [])
              .map(({ id, displayName }) => (
                <li key={id}>
                  <a href={`/review?definition=${id}`}>{displayName}</a>
                </li>
              ))}
          </ul>
        </main>
      )}
    </SignedIn>
  );
}
