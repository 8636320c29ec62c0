import { messagesOf } from '../catalogue';
import part from '../en/one-by-one.json';

export const useOneByOneMessages = messagesOf(part);
