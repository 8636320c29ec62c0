import { messagesOf } from '../catalogue';
import part from '../en/sign-out.json';

export const useSignOutMessages = messagesOf(part);
