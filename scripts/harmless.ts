/** Names come from the tenant: what would move a terminal's cursor or turn a line around is shown as a mark. */
export const harmless = (text: string) =>
  text.replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '\ufffd');
