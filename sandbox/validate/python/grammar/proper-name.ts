/**
 * True for a name as Python 3.11 takes it. Four characters go on a name for newer versions of Unicode only, which JavaScript has
 * and Python 3.11 has not; two of them cannot be seen.
 */
export function isProperName(name: string): boolean {
  return /^[\p{XID_Start}_]\p{XID_Continue}*$/u.test(name) && !/\u200c|\u200d|\u30fb|\uff65/.test(name);
}
