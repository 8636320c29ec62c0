/** Where shortcuts lead: elements of the review page that a key reaches from anywhere in the list. */
export const SEARCH_ID = 'review-search';
export const FILTERS_ID = 'review-filters';
export const UNDO_ID = 'review-undo';
export const PICTURE_ID = 'review-picture';
