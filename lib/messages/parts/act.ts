import { messagesOf } from '../catalogue';
import part from '../en/act.json';

export const useActMessages = messagesOf(part);
