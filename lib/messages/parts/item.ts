import { messagesOf } from '../catalogue';
import part from '../en/item.json';

export const useItemMessages = messagesOf(part);
