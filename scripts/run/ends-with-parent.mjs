import { whenOrphaned } from './parent.mjs';

/**
 * For `node --import`: ends a server of this repository when its parent process is gone,
 * where ENDS_WITH_PARENT is set.
 */
whenOrphaned(() => process.exit(1));
