import './app/_session/first-files';
import { beginSession } from './app/_session/begin';
import { takeLinkHints } from './lib/auth/hints';

// Next runs this file before it reads the address: later its router would write the hints back into it.
takeLinkHints();
// And before React: the sign-in's files are on their way while the page comes alive.
beginSession();
