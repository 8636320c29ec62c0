import { messagesOf } from '../catalogue';
import part from '../en/shell.json';

export const useShellMessages = messagesOf(part);
