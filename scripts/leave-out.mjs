import { classesOf } from './left-out.mjs';

/**
 * A loader of the bundler's: gives a browser, in the place of a module that the portal never calls, its classes empty. Whoever
 * calls one all the same is told by an error.
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
