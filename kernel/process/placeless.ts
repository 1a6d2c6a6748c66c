/** Argument of a kernel whose notebook lies in no folder: the folder that its process happens to have is not where configs name files. */
export const placeless = '--placeless';
