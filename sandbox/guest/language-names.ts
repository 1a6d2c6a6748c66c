/**
 * The built-ins that a fitness finds, whichever engine runs it: each line is an object and its own properties.
 * Those that are no globals go by the names that the language's specification gives them.
 */
export const languageNames = `
Object length name create getPrototypeOf setPrototypeOf defineProperty defineProperties getOwnPropertyNames getOwnPropertySymbols groupBy keys values entries isExtensible preventExtensions getOwnPropertyDescriptor getOwnPropertyDescriptors is assign seal freeze isSealed isFrozen fromEntries hasOwn prototype
Object.prototype toString toLocaleString valueOf hasOwnProperty isPrototypeOf propertyIsEnumerable __proto__ __defineGetter__ __defineSetter__ __lookupGetter__ __lookupSetter__ constructor
Function length name prototype
Function.prototype length name caller arguments call apply bind toString constructor @@hasInstance
Array length name isArray from of prototype @@species
Array.prototype length at with concat every some forEach map filter reduce reduceRight fill find findIndex findLast findLastIndex indexOf lastIndexOf includes join toString toLocaleString pop push shift unshift reverse toReversed sort toSorted slice splice toSpliced copyWithin flatMap flat values keys entries constructor @@iterator @@unscopables
String length name fromCharCode fromCodePoint raw prototype
String.prototype length at charCodeAt charAt concat codePointAt isWellFormed toWellFormed indexOf lastIndexOf includes endsWith startsWith match matchAll search split substring substr slice repeat replace replaceAll padEnd padStart trim trimEnd trimRight trimStart trimLeft toString valueOf toLowerCase toUpperCase toLocaleLowerCase toLocaleUpperCase anchor big blink bold fixed fontcolor fontsize italics link small strike sub sup constructor normalize localeCompare @@iterator
Number length name parseInt parseFloat isNaN isFinite isInteger isSafeInteger MAX_VALUE MIN_VALUE NaN NEGATIVE_INFINITY POSITIVE_INFINITY EPSILON MAX_SAFE_INTEGER MIN_SAFE_INTEGER prototype
Number.prototype toExponential toFixed toPrecision toString toLocaleString valueOf constructor
Boolean length name prototype
Boolean.prototype toString valueOf constructor
Symbol length name for keyFor toPrimitive iterator match matchAll replace search split toStringTag isConcatSpreadable hasInstance species unscopables asyncIterator prototype dispose asyncDispose
Symbol.prototype toString valueOf description constructor @@toPrimitive @@toStringTag
BigInt length name asUintN asIntN prototype
BigInt.prototype toString valueOf constructor @@toStringTag
Math min max abs floor ceil round sqrt acos asin atan atan2 cos exp log pow sin tan trunc sign cosh sinh tanh acosh asinh atanh expm1 log1p log2 log10 cbrt hypot random f16round fround imul clz32 E LN10 LN2 LOG2E LOG10E PI SQRT1_2 SQRT2 @@toStringTag
JSON parse stringify @@toStringTag
Date length name now parse UTC prototype
Date.prototype valueOf toString toUTCString toGMTString toISOString toDateString toTimeString toLocaleString toLocaleDateString toLocaleTimeString getTimezoneOffset getTime getYear getFullYear getUTCFullYear getMonth getUTCMonth getDate getUTCDate getHours getUTCHours getMinutes getUTCMinutes getSeconds getUTCSeconds getMilliseconds getUTCMilliseconds getDay getUTCDay setTime setMilliseconds setUTCMilliseconds setSeconds setUTCSeconds setMinutes setUTCMinutes setHours setUTCHours setDate setUTCDate setMonth setUTCMonth setYear setFullYear setUTCFullYear toJSON constructor @@toPrimitive
RegExp length name escape prototype @@species
RegExp.prototype flags source global ignoreCase multiline dotAll unicode unicodeSets sticky hasIndices exec compile test toString constructor @@replace @@match @@matchAll @@search @@split
Promise length name resolve reject all allSettled any try race withResolvers prototype @@species
Promise.prototype then catch finally constructor @@toStringTag
Reflect apply construct defineProperty deleteProperty get getOwnPropertyDescriptor getPrototypeOf has isExtensible ownKeys preventExtensions set setPrototypeOf @@toStringTag
Proxy length name revocable
Iterator length name from prototype
Iterator.prototype drop filter flatMap map take every find forEach some reduce toArray constructor @@iterator @@toStringTag
Map length name groupBy prototype @@species
Map.prototype set get has delete clear size forEach values keys entries constructor @@iterator @@toStringTag
Set length name prototype @@species
Set.prototype add has delete clear size forEach isDisjointFrom isSubsetOf isSupersetOf intersection difference symmetricDifference union values keys entries constructor @@iterator @@toStringTag
WeakMap length name prototype
WeakMap.prototype set get has delete constructor @@toStringTag
WeakSet length name prototype
WeakSet.prototype add has delete constructor @@toStringTag
ArrayBuffer length name isView prototype @@species
ArrayBuffer.prototype byteLength maxByteLength resizable detached resize slice transfer transferToFixedLength constructor @@toStringTag
DataView length name prototype
DataView.prototype buffer byteLength byteOffset getInt8 getUint8 getInt16 getUint16 getInt32 getUint32 getBigInt64 getBigUint64 getFloat16 getFloat32 getFloat64 setInt8 setUint8 setInt16 setUint16 setInt32 setUint32 setBigInt64 setBigUint64 setFloat16 setFloat32 setFloat64 constructor @@toStringTag
Float64Array length name BYTES_PER_ELEMENT prototype
Float64Array.prototype BYTES_PER_ELEMENT constructor
Float32Array length name BYTES_PER_ELEMENT prototype
Float32Array.prototype BYTES_PER_ELEMENT constructor
Int32Array length name BYTES_PER_ELEMENT prototype
Int32Array.prototype BYTES_PER_ELEMENT constructor
Uint32Array length name BYTES_PER_ELEMENT prototype
Uint32Array.prototype BYTES_PER_ELEMENT constructor
Int16Array length name BYTES_PER_ELEMENT prototype
Int16Array.prototype BYTES_PER_ELEMENT constructor
Uint16Array length name BYTES_PER_ELEMENT prototype
Uint16Array.prototype BYTES_PER_ELEMENT constructor
Int8Array length name BYTES_PER_ELEMENT prototype
Int8Array.prototype BYTES_PER_ELEMENT constructor
Uint8Array length name BYTES_PER_ELEMENT prototype
Uint8Array.prototype BYTES_PER_ELEMENT constructor
Uint8ClampedArray length name BYTES_PER_ELEMENT prototype
Uint8ClampedArray.prototype BYTES_PER_ELEMENT constructor
BigInt64Array length name BYTES_PER_ELEMENT prototype
BigInt64Array.prototype BYTES_PER_ELEMENT constructor
BigUint64Array length name BYTES_PER_ELEMENT prototype
BigUint64Array.prototype BYTES_PER_ELEMENT constructor
Error length name isError prototype stackTraceLimit
Error.prototype toString name message constructor
AggregateError length name prototype
AggregateError.prototype name message constructor
EvalError length name prototype
EvalError.prototype name message constructor
RangeError length name prototype
RangeError.prototype name message constructor
ReferenceError length name prototype
ReferenceError.prototype name message constructor
SyntaxError length name prototype
SyntaxError.prototype name message constructor
TypeError length name prototype
TypeError.prototype name message constructor
URIError length name prototype
URIError.prototype name message constructor
TypedArray length name from of prototype @@species
TypedArray.prototype length at with buffer byteLength byteOffset set values keys entries copyWithin every some forEach map filter reduce reduceRight fill find findIndex findLast findLastIndex reverse toReversed slice subarray sort toSorted join toLocaleString indexOf lastIndexOf includes constructor toString @@iterator @@toStringTag
Generator next return throw constructor @@toStringTag
AsyncGenerator next return throw constructor @@toStringTag
GeneratorFunction constructor prototype @@toStringTag
AsyncFunction constructor @@toStringTag
AsyncGeneratorFunction constructor prototype @@toStringTag
ArrayIterator next @@toStringTag
MapIterator next @@toStringTag
SetIterator next @@toStringTag
StringIterator next @@toStringTag
MatchIterator next @@toStringTag
IteratorHelper next return @@toStringTag
WrappedIterator next return
AsyncIterator @@asyncIterator
`;
