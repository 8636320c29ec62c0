import { messagesOf } from '../catalogue';
import part from '../en/receipt.json';

export const useReceiptMessages = messagesOf(part);
