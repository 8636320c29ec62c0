import { messagesOf } from '../catalogue';
import part from '../en/help.json';

export const useHelpMessages = messagesOf(part);
