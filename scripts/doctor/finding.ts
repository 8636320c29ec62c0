/** The result of one check in a sentence; for a problem, also what to do. */
export interface Finding {
  is: 'right' | 'wrong' | 'unknown';
  says: string;
}

export const right = (says: string): Finding => ({ is: 'right', says });
export const wrong = (says: string): Finding => ({ is: 'wrong', says });
export const unknown = (says: string): Finding => ({ is: 'unknown', says });
