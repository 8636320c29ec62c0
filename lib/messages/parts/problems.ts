import { messagesOf } from '../catalogue';
import part from '../en/problems.json';

export const useProblemsMessages = messagesOf(part);
