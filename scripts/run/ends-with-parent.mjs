import { whenOrphaned } from './parent.mjs';

/** For `node --import`: a server of ours ends when what started it is gone, where ENDS_WITH_PARENT says so. */
whenOrphaned(() => process.exit(1));
