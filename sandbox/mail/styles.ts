/** Styles that the mail pages add to the sandbox's one style sheet. */
export const MAIL_STYLES = `
.mail { padding: 1.25rem 1rem; border: 1px solid var(--line); border-radius: .5rem; background: var(--card); }
.mail > p:first-child { margin-top: 0; }
.mail > :last-child { margin-bottom: 0; }
.mail h2 { font-size: 1.125rem; margin-top: 0; }
.mail blockquote { margin: 1rem 0; padding-inline-start: .75rem; border-inline-start: 3px solid var(--line); white-space: pre-line; }
.mail .asked { list-style: none; margin: 1rem 0; padding: 0; }
.mail .asked > li { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: center; padding: .5rem 0; border-top: 1px solid var(--line); }
.mail .asked > li > span:first-child { flex: 1 1 12rem; min-width: 0; }
.mail .answers { display: flex; gap: .5rem; }
.mail-head { margin: 0 0 1rem; }
.mail dl > div, .mail-head > div { display: flex; flex-wrap: wrap; gap: 0 .75rem; margin-bottom: .25rem; }
.mail dt { flex: 0 0 7rem; }
.mail-head dt { flex: 0 0 4rem; }
.mail dd, .mail-head dd { flex: 1 1 12rem; margin: 0; }
.box { display: flex; flex-wrap: wrap; gap: 0 1rem; justify-content: space-between; align-items: center; }
.back { margin: 0 0 .5rem; }
.box.subject { flex-direction: column; align-items: flex-start; }
.box a, .back a { display: inline-flex; align-items: center; min-height: 2.75rem; }
.box time { font-variant-numeric: tabular-nums; }
.foreign { width: 100%; height: 80vh; min-height: 24rem; border: 1px solid var(--line); border-radius: .5rem; background: #fff; color-scheme: light dark; }
.as-text { margin: .5rem 0; padding: .75rem; overflow-wrap: anywhere; white-space: pre-wrap; border: 1px solid var(--line); border-radius: .5rem; }
details > summary { padding: .625rem 0; cursor: pointer; }
.pager { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: center; margin-top: 1rem; }
`;
