#include "engine/ecmascript/hardening.h"

namespace engine::ecmascript {
namespace {

// Kept from before anything is replaced; no rule can reach these bindings.
constexpr char captured[] = R"js(
const G = globalThis, O = Object, R = Reflect, ObjectProto = O.prototype;
const {defineProperty, freeze, getPrototypeOf, isExtensible, keys, getOwnPropertyDescriptor, hasOwn} = O;
const {ownKeys, apply, construct, deleteProperty} = R;
const {parse, stringify} = JSON, {isArray} = Array, ArrayProto = Array.prototype, Text = String;
const Failure = Error, WrongType = TypeError, OutOfRange = RangeError, WordSet = Set;
const MOST_TEXT = 4_000_000, MOST_ITEMS = 1_000_000;
const fixed = (object, name, value) =>
    defineProperty(object, name, {value, writable: false, enumerable: false, configurable: false});
const refuse = (thing, remedy) => { throw new Failure(`${thing} no está disponible: ${remedy}`); };
const refusing = (thing, remedy) => ({f() { refuse(thing, remedy); }}).f;
const refuseRead = (object, name, thing, remedy) => {
  const get = refusing(thing, remedy);
  defineProperty(object, name, {get, set: get, enumerable: false, configurable: false});
};
)js";

// What depends on the clock, on chance, on the place, on memory management or on other threads, and
// what makes code from text.
constexpr char world[] = R"js(
const ACT = 'use _x.act.at';
fixed(Math, 'random', refusing('Math.random', 'use los datos del expediente, por ejemplo _x.act.seq'));

const RealDate = Date, DateProto = RealDate.prototype;
const isoTime = /^(?:[+-]\d{6}|\d{4})(?:-\d\d(?:-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d))?)?)?$/;
const isoTest = isoTime.test;
const moment = text => {
  if (!apply(isoTest, isoTime, [text]))
    refuse(`Date("${text}")`, 'use una fecha ISO ("2023-06-28") o con zona ("2023-06-28T10:00:00Z")');
  return text;
};
const dates = {
  parse(text) { return RealDate.parse(moment(Text(text))); },
  now: refusing('Date.now', ACT),
};
function WallDate(...parts) {
  if (!new.target) refuse('Date()', ACT);
  if (parts.length === 0) refuse('new Date()', 'use new Date(_x.act.at)');
  if (parts.length > 1) refuse('new Date(año, mes, …)', 'use new Date(Date.UTC(año, mes, día))');
  let value = parts[0];
  if (typeof value === 'object' && value !== null) value = value.valueOf();
  return construct(RealDate, [typeof value === 'string' ? moment(value) : value], new.target);
}
fixed(WallDate, 'name', 'Date'); fixed(WallDate, 'length', 7);
fixed(WallDate, 'prototype', DateProto);
fixed(WallDate, 'UTC', RealDate.UTC); fixed(WallDate, 'parse', dates.parse); fixed(WallDate, 'now', dates.now);
fixed(DateProto, 'constructor', WallDate);
fixed(G, 'Date', WallDate);
for (const part of ['FullYear', 'Month', 'Date', 'Day', 'Hours', 'Minutes', 'Seconds', 'Milliseconds'])
  for (const way of ['get', 'set'])
    if (way + part in DateProto)
      fixed(DateProto, way + part, refusing(`Date.prototype.${way}${part}`, `use ${way}UTC${part}`));
for (const name of ['getYear', 'setYear']) fixed(DateProto, name, refusing(`Date.prototype.${name}`, `use ${name.slice(0, 3)}UTCFullYear`));
fixed(DateProto, 'getTimezoneOffset', refusing('Date.prototype.getTimezoneOffset', 'las fechas se calculan en UTC'));
for (const name of ['toString', 'toDateString', 'toTimeString'])
  fixed(DateProto, name, refusing(`Date.prototype.${name}`, 'use toISOString()'));
for (const name of ['toLocaleString', 'toLocaleDateString', 'toLocaleTimeString'])
  fixed(DateProto, name, refusing(`Date.prototype.${name}`, 'use toISOString() y dé el formato en la plantilla'));

for (const [owner, object] of [['Object', O], ['Array', Array], ['Number', Number], ['BigInt', BigInt]])
  fixed(object.prototype, 'toLocaleString', refusing(`${owner}.prototype.toLocaleString`, 'dé el formato en la plantilla'));
fixed(String.prototype, 'localeCompare', refusing('String.prototype.localeCompare', 'compare con < y >'));
fixed(String.prototype, 'toLocaleUpperCase', refusing('String.prototype.toLocaleUpperCase', 'use toUpperCase()'));
fixed(String.prototype, 'toLocaleLowerCase', refusing('String.prototype.toLocaleLowerCase', 'use toLowerCase()'));

const NO_CODE = 'escriba la función en el guion del flujo';
fixed(G, 'eval', refusing('eval', NO_CODE));
const FunctionProto = Function.prototype;
function NoFunction() { refuse('Function', NO_CODE); }
fixed(NoFunction, 'name', 'Function');
fixed(NoFunction, 'prototype', FunctionProto);
fixed(FunctionProto, 'constructor', NoFunction);
fixed(G, 'Function', NoFunction);
const kinds = [function* () {}, async function () {}, async function* () {}];
for (const kind of kinds) {
  fixed(getPrototypeOf(kind), 'constructor', NoFunction);
}
for (const name of ['arguments', 'caller']) delete FunctionProto[name];

const lacks = {
  'un expediente no espera dentro de una regla; use <send delay="…"> o v:deadline':
      ['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'Promise'],
  'una regla no lee ni escribe fuera del expediente':
      ['fetch', 'XMLHttpRequest', 'require', 'process', 'print', 'load', 'readFile'],
  'use <log>': ['console'],
  'una regla no depende de la memoria ni de otros hilos':
      ['WeakRef', 'FinalizationRegistry', 'SharedArrayBuffer', 'Atomics', 'WebAssembly'],
  'dé el formato en la plantilla y compare con < y >': ['Intl'],
  'use fechas ISO y Date.UTC': ['Temporal'],
  'use listas y objetos': ['ArrayBuffer', 'DataView', 'Proxy', 'ShadowRealm', 'Int8Array', 'Uint8Array',
      'Uint8ClampedArray', 'Int16Array', 'Uint16Array', 'Int32Array', 'Uint32Array', 'Float16Array',
      'Float32Array', 'Float64Array', 'BigInt64Array', 'BigUint64Array'],
  'use las funciones de Object': ['Reflect'],
};
const kept = new Set(['NaN', 'undefined', 'Infinity', 'isNaN', 'isFinite', 'escape', 'unescape',
    'decodeURI', 'decodeURIComponent', 'encodeURI', 'encodeURIComponent', 'eval', 'globalThis', 'parseInt',
    'parseFloat', 'EvalError', 'RangeError', 'ReferenceError', 'SyntaxError', 'TypeError', 'URIError',
    'AggregateError', 'Error', 'JSON', 'Math', 'Date', 'Boolean', 'Map', 'Number', 'Set', 'WeakMap', 'WeakSet',
    'Object', 'Function', 'Array', 'RegExp', 'Iterator', 'String', 'BigInt', 'Symbol']);
for (const name of ownKeys(G)) if (!kept.has(name)) deleteProperty(G, name);
for (const remedy of keys(lacks)) for (const name of lacks[remedy]) refuseRead(G, name, name, remedy);
)js";

// Small holes: state shared between instances, ways round the frozen global object, sizes.
constexpr char holes[] = R"js(
// RegExp.$1 and its like remember the last match of whoever matched last.
for (const name of ownKeys(RegExp)) if (!['length', 'name', 'prototype', 'escape'].includes(name) && typeof name !== 'symbol') delete RegExp[name];
delete RegExp.prototype.compile;
for (const name of ['__defineGetter__', '__defineSetter__', '__lookupGetter__', '__lookupSetter__', '__proto__'])
  delete ObjectProto[name];
delete Error.captureStackTrace;
Error.stackTraceLimit = 1;
if (Array.fromAsync) fixed(Array, 'fromAsync', refusing('Array.fromAsync', 'use Array.from'));

// The variables of the chart live on the global object: they stay plain and removable.
for (const name of ['defineProperty', 'defineProperties', 'setPrototypeOf', 'freeze', 'seal', 'preventExtensions']) {
  const real = O[name];
  fixed(O, name, {[name](object, ...rest) {
    if (object === G) refuse(`Object.${name}(globalThis)`, 'los datos del expediente se declaran con <data>');
    return apply(real, O, [object, ...rest]);
  }}[name]);
}

const tooBig = (what, most) => { throw new OutOfRange(`${what}: el resultado pasa de ${most}`); };
const bound = (object, owner, name, size, most) => {
  const real = object[name];
  fixed(object, name, {[name](...parts) {
    if (size(this, parts) > most) tooBig(`${owner}.${name}`, most);
    return apply(real, this, parts);
  }}[name]);
};
const textLength = value => value === null || value === undefined ? 0 : Text(value).length;
bound(String.prototype, 'String', 'repeat', (text, [count]) => textLength(text) * count, MOST_TEXT);
for (const name of ['padStart', 'padEnd'])
  bound(String.prototype, 'String', name, (text, [length]) => +length, MOST_TEXT);
const itemCount = list => list === null || list === undefined ? 0 : +list.length;
bound(ArrayProto, 'Array', 'fill', itemCount, MOST_ITEMS);
bound(ArrayProto, 'Array', 'join', (list, [between]) =>
    itemCount(list) * (between === undefined ? 1 : textLength(between)), MOST_TEXT);
bound(Array, 'Array', 'from', (self, [items]) => itemCount(items), MOST_ITEMS);
const RealArray = Array;
function BoundArray(...items) {
  if (items.length === 1 && items[0] > MOST_ITEMS) tooBig('Array', MOST_ITEMS);
  return construct(RealArray, items, new.target || RealArray);
}
fixed(BoundArray, 'name', 'Array'); fixed(BoundArray, 'length', 1);
fixed(BoundArray, 'prototype', ArrayProto);
for (const name of ['isArray', 'from', 'of', 'fromAsync']) if (name in RealArray) fixed(BoundArray, name, RealArray[name]);
defineProperty(BoundArray, Symbol.species, {get() { return undefined; }});
fixed(ArrayProto, 'constructor', BoundArray);
fixed(G, 'Array', BoundArray);

// A frozen prototype would make `error.name = …` and `datos.constructor = …` fail: these few
// accept being covered by a property of the object itself.
const coverable = (proto, name) => {
  const had = getOwnPropertyDescriptor(proto, name);
  if (!had || !('value' in had)) return;
  const value = had.value;
  defineProperty(proto, name, {
    get() { return value; },
    set(covering) {
      if (this === proto || this === undefined || this === null) throw new WrongType(`«${Text(name)}» es de solo lectura`);
      defineProperty(this, name, {value: covering, writable: true, enumerable: true, configurable: true});
    },
    enumerable: false, configurable: false});
};
for (const name of ['constructor', 'toString', 'valueOf', 'hasOwnProperty', 'isPrototypeOf', 'propertyIsEnumerable'])
  coverable(ObjectProto, name);
for (const kind of [Error, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError, AggregateError])
  for (const name of ['name', 'message', 'constructor', 'toString']) coverable(kind.prototype, name);
)js";

}  // namespace

const char* dom_source();
const char* host_source();

std::string hardening_source() {
    return std::string("(function (load, isActive, readXml) { 'use strict';") + captured + world +
           holes + dom_source() + host_source() + "})";
}

}  // namespace engine::ecmascript
