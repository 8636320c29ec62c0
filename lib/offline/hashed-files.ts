/** The folder of the files whose name changes with their content. */
export const HASHED_FILES = '/_next/static/';
