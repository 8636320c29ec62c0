import compile from 'icu-minify/compile';

/** @typedef {{ [key: string]: string | Tree }} Tree */

/** @param {Tree} tree @returns {object} */
const compiled = (tree) =>
  Object.fromEntries(
    Object.entries(tree).map(([key, value]) => [
      key,
      typeof value === 'string' ? compile(value) : compiled(value),
    ]),
  );

/**
 * A loader for the bundler: parses the catalogue's ICU messages when the portal is built, so that browsers
 * don't have to.
 * @param {string} catalogue @returns {string}
 */
export default function compileMessages(catalogue) {
  return JSON.stringify(compiled(JSON.parse(catalogue)));
}
