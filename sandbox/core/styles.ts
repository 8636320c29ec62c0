/** The style sheet of every page of the sandbox; light and dark follow the device. */
export const STYLES = `
:root {
  color-scheme: light dark;
  --paper: light-dark(#f5f6f8, #14171c);
  --card: light-dark(#ffffff, #1d2128);
  --ink: light-dark(#1b1f26, #eceff4);
  --quiet: light-dark(#545c69, #a9b2c0);
  --line: light-dark(#d9dde4, #353c48);
  --accent: light-dark(#1f5fa8, #8ab8f0);
  --accent-ink: light-dark(#ffffff, #10151c);
  --problem: light-dark(#a4262c, #f1a3a6);
  --problem-paper: light-dark(#fdf1f1, #34191b);
}
*, *::before, *::after { box-sizing: border-box; }
body {
  margin: 0;
  background: var(--paper);
  color: var(--ink);
  font: 1rem/1.5 system-ui, sans-serif;
  overflow-wrap: anywhere;
}
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .5rem; }
h2 { font-size: 1rem; margin: 1.5rem 0 .5rem; }
a { color: var(--accent); }
code { font-size: .9em; }
.quiet { color: var(--quiet); }
.brand { color: var(--accent); font-weight: 600; margin: 0 0 1rem; }
.sheet {
  max-width: 44rem;
  margin: 0 auto;
  padding: 1.5rem 1rem 3rem;
}
.list { list-style: none; margin: 0; padding: 0; }
.list > li { padding: .625rem 0; border-top: 1px solid var(--line); }
.button {
  display: inline-block;
  min-height: 2.75rem;
  padding: .5rem 1.25rem;
  border: 1px solid transparent;
  border-radius: .375rem;
  background: var(--accent);
  color: var(--accent-ink);
  font: inherit;
  font-weight: 600;
  text-decoration: none;
  cursor: pointer;
}
.button.plain { background: transparent; border-color: var(--line); color: var(--ink); font-weight: 400; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.problem {
  padding: .75rem 1rem;
  border-inline-start: 4px solid var(--problem);
  background: var(--problem-paper);
  color: var(--problem);
}
dt { color: var(--quiet); }
dd { margin: 0 0 .5rem; }
.sign-in { max-width: 30rem; }
.sign-in form { margin-top: 1.25rem; }
.sign-in h2 + form { margin-top: 0; }
.sign-in label { display: block; font-weight: 600; margin-bottom: .25rem; }
.field { display: flex; flex-wrap: wrap; gap: .5rem; }
.field input {
  flex: 1 1 12rem;
  min-width: 0;
  min-height: 2.75rem;
  padding: .5rem .75rem;
  border: 1px solid var(--quiet);
  border-radius: .375rem;
  background: var(--card);
  color: var(--ink);
  font: inherit;
}
.people { list-style: none; margin: 0; padding: 0; border-radius: .5rem; background: var(--card); border: 1px solid var(--line); }
.people li + li { border-top: 1px solid var(--line); }
.person {
  display: flex;
  gap: .75rem;
  align-items: center;
  width: 100%;
  min-height: 3.5rem;
  padding: .5rem .75rem;
  border: 0;
  border-radius: .5rem;
  background: transparent;
  color: inherit;
  font: inherit;
  text-align: start;
  cursor: pointer;
}
.person:hover { background: var(--paper); }
.initials {
  flex: none;
  display: grid;
  place-items: center;
  width: 2.5rem;
  height: 2.5rem;
  border-radius: 50%;
  background: var(--accent);
  color: var(--accent-ink);
  font-size: .875rem;
  font-weight: 600;
}
.who { flex: 1; min-width: 0; }
.who .quiet { font-size: .875rem; display: block; }
.name { font-weight: 600; display: block; }
.badge { flex: none; padding: 0 .5rem; border: 1px solid var(--line); border-radius: 1rem; font-size: .8125rem; color: var(--quiet); }
`;
