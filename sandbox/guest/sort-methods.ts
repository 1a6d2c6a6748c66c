import { timSort } from './sort.ts';

/**
 * Script that makes the sorting of lists and typed arrays with a comparison of one's own the same in QuickJS as in V8, however
 * strange the comparison. Without one there is but one order. It runs before anything is frozen.
 */
export const sortMethods = `(function () {
'use strict';
const timSort = ${timSort};
const typed = Object.getPrototypeOf(Int8Array).prototype;
const call = Function.prototype.call;
const [plainSort, plainToSorted, typedSort, typedToSorted, setAll, lengthOf] = [Array.prototype.sort, Array.prototype.toSorted, typed.sort,
  typed.toSorted, typed.set, Object.getOwnPropertyDescriptor(typed, 'length').get].map((method) => call.bind(method));
const most = Number.MAX_SAFE_INTEGER;

const lists = {
  sort(compare) {
    // Also where there is nothing to sort, or to sort by: it is told so as before.
    if (typeof compare !== 'function' || this === null || this === undefined) return plainSort(this, compare);
    const list = Object(this);
    const length = lengthFrom(list);
    if (length < 2) return list;
    const values = [];
    let missing = 0;
    for (let i = 0; i < length; i++)
      if (!(i in list)) continue;
      else if (list[i] === undefined) missing++;
      else values[values.length] = list[i];
    timSort(values, compare);
    let end = 0;
    for (; end < values.length; end++) list[end] = values[end];
    for (; missing > 0; missing--) list[end++] = undefined;
    for (; end < length; end++) if (end in list) delete list[end];
    return list;
  },
  toSorted(compare) {
    if (typeof compare !== 'function' || this === null || this === undefined) return plainToSorted(this, compare);
    const list = Object(this);
    const length = lengthFrom(list);
    const values = [];
    for (let i = 0; i < length; i++) values[i] = list[i];
    return lists.sort.call(values, compare);
  },
};

const typedArrays = {
  sort(compare) {
    if (typeof compare !== 'function') return typedSort(this, compare);
    const length = lengthOf(this);
    const source = [], target = [];
    for (let i = 0; i < length; i++) source[i] = target[i] = this[i];
    if (length > 1) mergeSort(source, 0, length, target, compare);
    for (let i = 0; i < length; i++) this[i] = target[i];
    return this;
  },
  toSorted(compare) {
    const copy = typedToSorted(this, compare);
    if (typeof compare !== 'function') return copy;
    setAll(copy, this);
    return typedArrays.sort.call(copy, compare);
  },
};

/** Sorts a part of the source into the target, which holds the same there. */
function mergeSort(source, from, to, target, compare) {
  const middle = from + ((to - from) >> 1);
  if (middle - from > 1) mergeSort(target, from, middle, source, compare);
  if (to - middle > 1) mergeSort(target, middle, to, source, compare);
  for (let i = from, left = from, right = middle; i < to; i++)
    if (right === to) target[i] = source[left++];
    else if (left === middle || +compare(source[left], source[right]) > 0) target[i] = source[right++];
    else target[i] = source[left++];
}

function lengthFrom({ length }) {
  const whole = Math.trunc(+length);
  return whole > 0 ? (whole < most ? whole : most) : 0;
}

for (const [owner, methods] of [[Array.prototype, lists], [typed, typedArrays]])
  for (const name of ['sort', 'toSorted'])
    Object.defineProperty(owner, name, { value: methods[name], writable: true, enumerable: false, configurable: true });
})()`;
