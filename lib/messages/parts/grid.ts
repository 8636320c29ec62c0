import { messagesOf } from '../catalogue';
import part from '../en/grid.json';

export const useGridMessages = messagesOf(part);
