/** Styles that the console adds to the sandbox's one style sheet. */
export const CONSOLE_STYLES = `
.console { max-width: 80rem; }
.console h2 { font-size: 1.125rem; }
.console .domain { font-size: 1rem; font-weight: 400; }
.console label, .console legend { font-weight: 600; }
.console label { display: block; margin: .5rem 0 .25rem; }
.console legend { padding: 0; margin-bottom: .5rem; }
.console fieldset { border: 0; margin: 0 0 1rem; padding: 0; min-width: 0; }
.console .choice { display: flex; gap: .75rem; align-items: flex-start; margin: 0; padding: .625rem 0; min-height: 2.75rem; font-weight: 400; cursor: pointer; }
.choice input { flex: none; width: 1.25rem; height: 1.25rem; margin: .125rem 0 0; accent-color: var(--accent); }
.console .field { max-width: 30rem; }
.fields { display: flex; flex-wrap: wrap; gap: 0 1.5rem; margin-bottom: 1rem; }
.fields > div { flex: 1 1 14rem; max-width: 30rem; }
.field input { max-width: 100%; }
.line { display: block; font-size: .875rem; }
.buttons { display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; }
.story { margin-bottom: 2.5rem; padding-bottom: 2rem; border-bottom: 1px solid var(--line); }
.story h1 { font-size: 2rem; letter-spacing: -.01em; }
.story .lead { max-width: 44rem; margin: 0 0 1.5rem; font-size: 1.125rem; }
.acts { display: grid; gap: 0 3rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 27rem), 1fr)); align-items: start; }
.role { display: flex; flex-wrap: wrap; gap: .5rem .75rem; align-items: center; padding: .75rem; }
.role .who { flex: 1 1 10rem; }
.role .button { padding-inline: .875rem; }
.role .buttons > :last-child:not(:first-child) { min-width: 6rem; text-align: center; }
.steps { margin: 0; padding: 0; list-style: none; counter-reset: step; }
.steps > li { position: relative; padding: 0 0 1.25rem 3rem; counter-increment: step; }
.steps > li::before { content: counter(step); position: absolute; inset: 0 auto auto 0; display: grid; place-items: center; width: 2rem; height: 2rem; border: 1px solid var(--line); border-radius: 50%; background: var(--card); color: var(--accent); font-weight: 600; }
.steps > li:not(:last-child)::after { content: ''; position: absolute; inset: 2.25rem auto .25rem 1rem; border-inline-start: 1px solid var(--line); }
.steps h3 { margin: 0; padding-top: .25rem; font-size: 1rem; line-height: 1.5; }
.steps p { margin: .125rem 0 0; max-width: 34rem; }
.day { display: flex; flex-wrap: wrap; gap: .25rem .75rem; align-items: center; }
.day p { font-variant-numeric: tabular-nums; }
.panel { margin: 1.25rem 0; padding: 1rem; border: 1px solid var(--line); border-radius: .5rem; background: var(--card); }
.panel h2 { margin-top: 0; }
.panel > :last-child { margin-bottom: 0; }
.panel .moves label { margin-top: 0; }
.field input[type='datetime-local'] { flex-basis: 14.5rem; }
.moves > * { max-width: 100%; min-width: 0; }
.moves { display: flex; flex-wrap: wrap; gap: .5rem 2rem; align-items: flex-end; }
.clock { margin: 0 0 .75rem; font-size: 1.375rem; font-variant-numeric: tabular-nums; }
.clock abbr { font-size: 1rem; color: var(--quiet); text-decoration: none; }
.done { padding: .75rem 1rem; border-inline-start: 4px solid var(--accent); background: var(--card); }
.sections { list-style: none; display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; margin: 1rem 0; padding: 0; border-bottom: 1px solid var(--line); }
.sections a { display: inline-flex; align-items: center; min-height: 2.75rem; border-bottom: 3px solid transparent; text-decoration: none; }
.sections a:hover { text-decoration: underline; }
.sections [aria-current] { border-bottom-color: var(--accent); color: var(--ink); font-weight: 600; }
.rows { width: 100%; margin: 1rem 0; border-collapse: collapse; overflow-wrap: break-word; }
.rows bdi, .rows code { overflow-wrap: anywhere; }
.rows caption { padding-bottom: .5rem; text-align: start; color: var(--quiet); }
.rows th, .rows td { padding: .625rem .75rem .625rem 0; border-top: 1px solid var(--line); text-align: start; vertical-align: top; }
.rows thead th { border-top: 0; color: var(--quiet); font-size: .875rem; font-weight: 600; vertical-align: bottom; }
.rows tbody th { min-width: 11rem; font-weight: 600; }
.rows tbody th .quiet, .rows tbody th code { font-weight: 400; }
.rows .button { padding-inline: .75rem; }
.rows td a { display: inline-block; padding: .375rem 0; margin: -.375rem 0; white-space: nowrap; }
.rows .buttons { min-width: 15rem; }
.rows .button { white-space: nowrap; }
/* Wide enough for a date: the time of day then has a line of its own. */
.rows td time { display: inline-block; min-width: 9rem; font-variant-numeric: tabular-nums; }
@media (max-width: 72rem) {
  .rows, .rows caption, .rows tbody, .rows tr, .rows tbody th, .rows td { display: block; }
  .rows thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
  .rows tbody tr { padding: .75rem 0; border-top: 1px solid var(--line); }
  .rows tbody th, .rows td { padding: .125rem 0; border: 0; }
  .rows td { display: flex; flex-wrap: wrap; gap: 0 .75rem; align-items: baseline; }
  .rows td::before { content: attr(data-column); flex: 0 0 9rem; color: var(--quiet); }
  .rows .line { flex-basis: 100%; }
  .rows .buttons, .rows td time { min-width: 0; }
}
`;
