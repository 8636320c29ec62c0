import { IANAZone } from 'luxon';

/**
 * Whether this is a name of the IANA list, such as `Europe/Oslo`. Luxon keeps what it has looked up; its `isValidZone` makes
 * a formatter each time, and three thousand of them hold 80 MB outside the heap until it is collected.
 */
export const isZone = (name: string): boolean => IANAZone.create(name).isValid;
