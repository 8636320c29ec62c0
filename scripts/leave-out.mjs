import { classesOf } from './left-out.mjs';

/**
 * A loader for the bundler: replaces a module that the portal never calls with empty classes of the same
 * names. A call of one throws an error.
 * @param {string} source @returns {string}
 */
export default function leaveOut(source) {
  return classesOf(source)
    .map(
      (name) =>
        `export class ${name} { constructor() { throw new Error('${name} is left out of this build'); } }`,
    )
    .join('\n');
}
