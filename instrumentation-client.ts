import { takeLinkHints } from './lib/auth/hints';

// Next runs this file before it reads the address: later its router would write the hints back into it.
takeLinkHints();
