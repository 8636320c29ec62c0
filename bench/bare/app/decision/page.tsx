'use client';
import { useState } from 'react';
import type { Answer } from '../read-all';
import { SignedIn } from '../signed-in';

interface Item {
  id: string;
  principal: { displayName: string };
}

/** The item that the address names, in the list that was read. */
function itemIn(answers: readonly Answer[]): Item | undefined {
  const id = new URLSearchParams(window.location.search).get('item');
  const items = answers.find(({ path }) => path.includes('/decisions/'))?.body as
    | { value?: Item[] }
    | undefined;
  return items?.value?.find((item) => item.id === id);
}

function Form({ name }: { name: string }) {
  const [answer, setAnswer] = useState<string>();
  const [saved, setSaved] = useState(false);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        setSaved(answer !== undefined);
      }}
    >
      <h1>{name}</h1>
      <fieldset>
        <legend>Your answer</legend>
        {['Approve', 'Deny', "Don't know"].map((choice) => (
          <label key={choice}>
            <input
              type="radio"
              name="answer"
              checked={answer === choice}
              onChange={() => setAnswer(choice)}
            />
            {choice}
          </label>
        ))}
      </fieldset>
      <button type="submit">Save</button>
      <p role="status">{saved ? 'Saved' : ''}</p>
    </form>
  );
}

/** The question about the person whose item was read. */
export default function Decision() {
  return (
    <SignedIn of="decision">
      {(answers) => {
        const item = itemIn(answers);
        return (
          <main>{item ? <Form name={item.principal.displayName} /> : <p>Nobody is asked about.</p>}</main>
        );
      }}
    </SignedIn>
  );
}
