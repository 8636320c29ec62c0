import { messagesOf } from '../catalogue';
import part from '../en/decision.json';

export const useDecisionMessages = messagesOf(part);
