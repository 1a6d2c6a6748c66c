/**
 * Expression, as text, of a function that sorts a list in place by a comparison that is asked just what V8 asks, in the same
 * order: with a comparison that contradicts itself, as `() => Math.random() - 0.5` or `(a, b) => a > b`, the order depends on
 * that. It is Tim Peters's merge sort (CPython, Objects/listsort.txt), whose words are used here; the list is `a`, seen by nobody.
 */
export const timSort = `(function (a, compare) {
'use strict';
const minGallop = 7;
const runs = [];
let gallopFrom = minGallop;

let minRun = a.length, odd = 0;
for (; minRun >= 64; minRun >>= 1) odd |= minRun & 1;
minRun += odd;
for (let base = 0; base < a.length;) {
  let length = countRun(base);
  if (length < minRun) {
    const sorted = base + length;
    length = minRun < a.length - base ? minRun : a.length - base;
    insertInto(base, sorted, base + length);
  }
  runs[runs.length] = { base, length };
  collapse();
  base += length;
}
while (runs.length > 1) {
  const n = runs.length - 2;
  mergeAt(n > 0 && runs[n - 1].length < runs[n + 1].length ? n - 1 : n);
}

/** The run that begins here, made ascending. */
function countRun(base) {
  if (base + 1 === a.length) return 1;
  const isDescending = +compare(a[base + 1], a[base]) < 0;
  let end = base + 2;
  while (end < a.length && +compare(a[end], a[end - 1]) < 0 === isDescending) end++;
  if (isDescending) for (let i = base, j = end - 1; i < j; i++, j--) { const kept = a[i]; a[i] = a[j]; a[j] = kept; }
  return end - base;
}

function insertInto(base, from, end) {
  for (let next = from; next < end; next++) {
    const pivot = a[next];
    let left = base, right = next;
    while (left < right) {
      const middle = left + ((right - left) >> 1);
      if (+compare(pivot, a[middle]) < 0) right = middle;
      else left = middle + 1;
    }
    for (let i = next; i > left; i--) a[i] = a[i - 1];
    a[left] = pivot;
  }
}

function collapse() {
  while (runs.length > 1) {
    let n = runs.length - 2;
    if (!isBalanced(n + 1) || !isBalanced(n)) {
      if (runs[n - 1].length < runs[n + 1].length) n--;
    } else if (runs[n].length > runs[n + 1].length) return;
    mergeAt(n);
  }
}

function isBalanced(n) {
  return n < 2 || runs[n - 2].length > runs[n - 1].length + runs[n].length;
}

function mergeAt(n) {
  let { base: baseA, length: lengthA } = runs[n];
  let { base: baseB, length: lengthB } = runs[n + 1];
  runs[n].length += lengthB;
  if (n === runs.length - 3) runs[n + 1] = runs[n + 2];
  runs.length--;
  const skipped = gallopRight(a[baseB], a, baseA, lengthA, 0);
  baseA += skipped;
  lengthA -= skipped;
  if (lengthA === 0) return;
  lengthB = gallopLeft(a[baseA + lengthA - 1], a, baseB, lengthB, lengthB - 1);
  if (lengthB === 0) return;
  if (lengthA <= lengthB) mergeLow(baseA, lengthA, baseB, lengthB);
  else mergeHigh(baseA, lengthA, baseB, lengthB);
}

/** How many come before the key; those that are equal come after it. */
function gallopLeft(key, list, base, length, hint) {
  let last = 0, offset = 1;
  if (+compare(list[base + hint], key) < 0) {
    const most = length - hint;
    while (offset < most && +compare(list[base + hint + offset], key) < 0) { last = offset; offset = offset * 2 + 1; }
    if (offset > most) offset = most;
    last += hint;
    offset += hint;
  } else {
    const most = hint + 1;
    while (offset < most && !(+compare(list[base + hint - offset], key) < 0)) { last = offset; offset = offset * 2 + 1; }
    if (offset > most) offset = most;
    [last, offset] = [hint - offset, hint - last];
  }
  for (last++; last < offset;) {
    const middle = last + ((offset - last) >> 1);
    if (+compare(list[base + middle], key) < 0) last = middle + 1;
    else offset = middle;
  }
  return offset;
}

/** How many come before the key; those that are equal, too. */
function gallopRight(key, list, base, length, hint) {
  let last = 0, offset = 1;
  if (+compare(key, list[base + hint]) < 0) {
    const most = hint + 1;
    while (offset < most && +compare(key, list[base + hint - offset]) < 0) { last = offset; offset = offset * 2 + 1; }
    if (offset > most) offset = most;
    [last, offset] = [hint - offset, hint - last];
  } else {
    const most = length - hint;
    while (offset < most && !(+compare(key, list[base + hint + offset]) < 0)) { last = offset; offset = offset * 2 + 1; }
    if (offset > most) offset = most;
    last += hint;
    offset += hint;
  }
  for (last++; last < offset;) {
    const middle = last + ((offset - last) >> 1);
    if (+compare(key, list[base + middle]) < 0) offset = middle;
    else last = middle + 1;
  }
  return offset;
}

function copy(from, at, to, dest, count) {
  if (from === to && at < dest) for (let i = count - 1; i >= 0; i--) to[dest + i] = from[at + i];
  else for (let i = 0; i < count; i++) to[dest + i] = from[at + i];
}

/** Merges from the left, with the shorter run A put aside. */
function mergeLow(baseA, lengthA, baseB, lengthB) {
  const aside = [];
  copy(a, baseA, aside, 0, lengthA);
  let dest = baseA, at = 0, b = baseB;
  a[dest++] = a[b++];
  lengthB--;
  merging: while (lengthB > 0 && lengthA > 1) {
    let winsA = 0, winsB = 0;
    while (winsA < gallopFrom && winsB < gallopFrom) {
      if (+compare(a[b], aside[at]) < 0) {
        a[dest++] = a[b++];
        winsB++;
        winsA = 0;
        if (--lengthB === 0) break merging;
      } else {
        a[dest++] = aside[at++];
        winsA++;
        winsB = 0;
        if (--lengthA === 1) break merging;
      }
    }
    gallopFrom++;
    do {
      if (gallopFrom > 1) gallopFrom--;
      winsA = gallopRight(a[b], aside, at, lengthA, 0);
      copy(aside, at, a, dest, winsA);
      dest += winsA;
      at += winsA;
      lengthA -= winsA;
      if (winsA > 0 && lengthA <= 1) break merging;
      a[dest++] = a[b++];
      if (--lengthB === 0) break merging;
      winsB = gallopLeft(aside[at], a, b, lengthB, 0);
      copy(a, b, a, dest, winsB);
      dest += winsB;
      b += winsB;
      lengthB -= winsB;
      if (lengthB === 0) break merging;
      a[dest++] = aside[at++];
      if (--lengthA === 1) break merging;
    } while (winsA >= minGallop || winsB >= minGallop);
    gallopFrom++;
  }
  copy(a, b, a, dest, lengthB);
  copy(aside, at, a, dest + lengthB, lengthA);
}

/** Merges from the right, with the shorter run B put aside. */
function mergeHigh(baseA, lengthA, baseB, lengthB) {
  const aside = [];
  copy(a, baseB, aside, 0, lengthB);
  let dest = baseB + lengthB - 1, at = lengthB - 1, last = baseA + lengthA - 1;
  a[dest--] = a[last--];
  lengthA--;
  merging: while (lengthA > 0 && lengthB > 1) {
    let winsA = 0, winsB = 0;
    while (winsA < gallopFrom && winsB < gallopFrom) {
      if (+compare(aside[at], a[last]) < 0) {
        a[dest--] = a[last--];
        winsA++;
        winsB = 0;
        if (--lengthA === 0) break merging;
      } else {
        a[dest--] = aside[at--];
        winsB++;
        winsA = 0;
        if (--lengthB === 1) break merging;
      }
    }
    gallopFrom++;
    do {
      if (gallopFrom > 1) gallopFrom--;
      winsA = lengthA - gallopRight(aside[at], a, baseA, lengthA, lengthA - 1);
      dest -= winsA;
      last -= winsA;
      copy(a, last + 1, a, dest + 1, winsA);
      lengthA -= winsA;
      if (lengthA === 0) break merging;
      a[dest--] = aside[at--];
      if (--lengthB === 1) break merging;
      winsB = lengthB - gallopLeft(a[last], aside, 0, lengthB, lengthB - 1);
      dest -= winsB;
      at -= winsB;
      copy(aside, at + 1, a, dest + 1, winsB);
      lengthB -= winsB;
      if (winsB > 0 && lengthB <= 1) break merging;
      a[dest--] = a[last--];
      if (--lengthA === 0) break merging;
    } while (winsA >= minGallop || winsB >= minGallop);
    gallopFrom++;
  }
  dest -= lengthA;
  copy(a, last + 1 - lengthA, a, dest + 1, lengthA);
  copy(aside, 0, a, dest + 1 - lengthB, lengthB);
}
})`;
