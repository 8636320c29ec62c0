import { messagesOf } from '../catalogue';
import part from '../en/past.json';

export const usePastMessages = messagesOf(part);
