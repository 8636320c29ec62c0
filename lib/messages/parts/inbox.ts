import { messagesOf } from '../catalogue';
import part from '../en/inbox.json';

export const useInboxMessages = messagesOf(part);
