/** So many of a group are counted; of more it is said that there are at least so many. */
export const countedAtMost = 1000;
