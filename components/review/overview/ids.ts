/** The picture of a review, which its button opens. */
export const PICTURE_ID = 'review-picture';
