import { customAlphabet } from 'nanoid';

/** A new id of a task or a group. Letters and digits only: a leading hyphen would make it an option of the command line. */
export const newId: () => string = customAlphabet('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz', 10);
