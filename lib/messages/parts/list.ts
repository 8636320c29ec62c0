import { messagesOf } from '../catalogue';
import part from '../en/list.json';

export const useListMessages = messagesOf(part);
