const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

/** Pads cells to the width of their column, as this repository's formatter writes tables. */
function aligned(lines: readonly (readonly string[])[]): string[][] {
  const widths = lines.reduce<number[]>(
    (widest, line) => line.map(({ length }, column) => Math.max(length, widest[column] ?? 3)),
    [],
  );
  return lines.map((line) => line.map((text, column) => text.padEnd(widths[column] ?? 0)));
}

/** Rows of cells, the first of them the head, as a table of markdown. */
export function markdownTable(lines: readonly (readonly string[])[]): string {
  const [head = [], ...body] = aligned(lines.map((line) => line.map(cell)));
  const rule = head.map(({ length }) => '-'.repeat(length));
  return [head, rule, ...body].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
