const INTRODUCTION = `# Measured

What the project promises about speed and size, and what came of it. \`npm run bench\` measures everything and writes this
file; \`npm run bench -- sandbox\` measures one part and leaves the sections of the others as they are. A miss stays here
until a later run meets it.

Machines differ and are shared, so what is promised is mostly a ratio. What is compared takes turns within one run, and
a figure is a median: \`n\` says of how many.
`;

const begin = (name: string): string => `<!-- begin ${name} -->`;
const end = (name: string): string => `<!-- end ${name} -->`;

/**
 * The document with `section` under this name, in the place of the old section or at the end. `document` is
 * the current text; undefined where there is none. All other sections stay unchanged.
 */
export function withSection(document: string | undefined, name: string, section: string): string {
  const text = document ?? INTRODUCTION;
  const block = `${begin(name)}\n\n${section.trim()}\n\n${end(name)}`;
  const [from, to] = [text.indexOf(begin(name)), text.indexOf(end(name))];
  if (from < 0 || to < from) return `${text.trimEnd()}\n\n${block}\n`;
  return text.slice(0, from) + block + text.slice(to + end(name).length);
}
