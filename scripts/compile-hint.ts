/** https://v8.dev/blog/explicit-compile-hints */
const HINT = '//# allFunctionsCalledOnLoad\n';

/**
 * The script with V8's compile hint as its first line. Chromium then compiles all functions of the script while it loads,
 * outside of the page's main thread, and not each function at its first call. To other browsers the line is a comment.
 */
export const withCompileHint = (code: string): string => (code.startsWith(HINT) ? code : HINT + code);
