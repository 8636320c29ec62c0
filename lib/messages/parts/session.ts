import { messagesOf } from '../catalogue';
import part from '../en/session.json';

export const useSessionMessages = messagesOf(part);
