/** A failure of this page's own, whose message is for the person. */
export class PageError extends Error {}
