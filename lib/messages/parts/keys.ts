import { messagesOf } from '../catalogue';
import part from '../en/keys.json';

export const useKeysMessages = messagesOf(part);
