/**
 * A tenant's names for a terminal: characters that would move the cursor or change the
 * direction of a line become a mark.
 */
export const harmless = (text: string) =>
  text.replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '\ufffd');
