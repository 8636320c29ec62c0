/** The id of the review at a glance, which its button opens. */
export const PICTURE_ID = 'review-picture';
