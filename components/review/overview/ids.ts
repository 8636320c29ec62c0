/** The id of the review at a glance, which its button opens. */
export const AT_A_GLANCE_ID = 'review-picture';
