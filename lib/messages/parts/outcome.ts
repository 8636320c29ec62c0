import { messagesOf } from '../catalogue';
import part from '../en/outcome.json';

export const useOutcomeMessages = messagesOf(part);
