namespace engine::ecmascript {

// Second half of hardening_source(): freezing, and the functions that context.cpp calls. They stand
// in ECMAScript because one call from C++ costs more than the work they do.
const char* host_source();

const char* host_source() {
    return R"js(
fixed(G, 'In', {In(id) { return isActive(Text(id)); }}.In);

// Everything that syntax or a kept global can reach.
const frozen = new WordSet();
const lock = (...todo) => {
  while (todo.length) {
    const object = todo.pop();
    if (object === null || (typeof object !== 'object' && typeof object !== 'function') || frozen.has(object)) continue;
    frozen.add(object);
    // A built-in method has nothing of its own but its name and length.
    if (typeof object === 'function' && !hasOwn(object, 'prototype') && getPrototypeOf(object) === FunctionProto &&
        ownKeys(object).length === 2) {
      freeze(object);
      continue;
    }
    todo.push(getPrototypeOf(object));
    for (const name of ownKeys(object)) {
      const {value, get, set} = getOwnPropertyDescriptor(object, name);
      if (value !== undefined) todo.push(value);
      else if (get || set) todo.push(get, set);
    }
    if (object !== G) freeze(object);
  }
};
const builtin = ownKeys(G);
for (const name of builtin) {
  const property = getOwnPropertyDescriptor(G, name);
  if ('value' in property && property.configurable) fixed(G, name, property.value);
}
lock(G, ...kinds, [][Symbol.iterator](), new Map().entries(), new Set().values(), ''[Symbol.iterator](),
     ''.matchAll(/a/g), (function* () {})(), DocumentProto, ElementProto, TextProto, (async function () {})(), (async function* () {})(),
     ...(G.Iterator ? [Iterator.from({next() {}}), [].values().map(x => x)] : []));

const system = {__proto__: null}, PENDING = {}, isBuiltin = {__proto__: null};
for (const name of builtin) isBuiltin[name] = true;

// Data of the system variables: JSON, so frozen by keys alone.
const lockData = value => {
  if (typeof value !== 'object' || value === null || isNode(value)) return value;
  freeze(value);
  if (isArray(value)) for (let i = 0; i < value.length; i++) lockData(value[i]);
  else for (const name of keys(value)) lockData(value[name]);
  return value;
};
// Seven fields always; `raw` where there is one.
const event = raw => {
  if (!raw) return raw;
  const made = {name: raw.name, type: raw.type, sendid: raw.sendid, origin: raw.origin,
      origintype: raw.origintype, invokeid: raw.invokeid, data: raw.data};
  if (raw.raw !== undefined) made.raw = raw.raw;
  return made;
};
const read = name => {
  const raw = load(name);
  return system[name] = lockData(name === '_event' ? event(raw) : raw);
};

// What a variable receives is its own: never a frozen part of _event or _x. A whole system variable
// stays itself (W3C tests 326, 329 compare) until the instance is stored.
const isSystem = value => {
  for (const name in system) if (system[name] === value) return true;
  return false;
};
const thaw = value => typeof value === 'object' && value !== null && !isExtensible(value) &&
    (getPrototypeOf(value) === ObjectProto || getPrototypeOf(value) === ArrayProto) && !isSystem(value) ?
    copyOfJson(stringify(value)) : value;

const unstorable = what => { throw new Failure(what); };
const plainClass = proto => {
  if (getPrototypeOf(proto) !== ObjectProto) return false;
  for (const name of ownKeys(proto)) if (name !== 'constructor') return false;
  return true;
};
// Whether JSON gives back exactly this value; throws when JSON cannot hold it at all.
const exact = (value, seen) => {
  switch (typeof value) {
    case 'string': case 'boolean': return true;
    case 'number':
      if (value - value !== 0) unstorable(value !== value ? 'NaN' : 'Infinity');
      return value !== 0 || 1 / value > 0;
    case 'undefined': return false;
    case 'function': return unstorable('una función');
    case 'bigint': return unstorable('un BigInt');
    case 'symbol': return unstorable('un símbolo');
  }
  if (value === null) return true;
  if (seen.has(value)) return false;
  seen.add(value);
  const proto = getPrototypeOf(value);
  let same = isExtensible(value);
  if (isArray(value)) {
    if (keys(value).length !== value.length || proto !== ArrayProto) same = false;
    for (let i = 0; i < value.length; i++) if (!exact(value[i], seen)) same = false;
    return same;
  }
  if (proto !== ObjectProto) {
    if (isNode(value)) return false;
    if (proto !== null && !plainClass(proto)) unstorable(`un objeto ${kindOf(value)}`);
    same = false;
  }
  for (const name of keys(value)) if (name === '$xml' || !exact(value[name], seen)) same = false;
  return same;
};
const kindOf = value => typeof value.constructor === 'function' && value.constructor.name || 'especial';
const strays = known => {
  const found = [];
  for (const name of ownKeys(G))
    if (typeof name === 'string' && !isBuiltin[name] && !known.has(name)) found.push(name);
  return found;
};
const toJson = value => {
  exact(value, new WordSet());
  return stringify(value);
};

// Variables that still hold the function their <data> gave them. It is frozen, so its text says all
// of it and restoring can make it again (W3C test 453).
let givenFunctions = {__proto__: null};

return {
  PENDING, system,
  addSystem(name) {
    if (isBuiltin[name]) return;
    isBuiltin[name] = true;
    system[name] = PENDING;
    const refuseWrite = () => { throw new WrongType(`«${name}» es de solo lectura`); };
    defineProperty(G, name, {
      get() { const value = system[name]; return value === PENDING ? read(name) : value; },
      set: refuseWrite, enumerable: true, configurable: false});
  },
  isBuiltin(name) { return isBuiltin[name] === true; },
  lockFunctions(names) {
    for (const name of names) {
      lock(G[name]);
      defineProperty(G, name, {writable: false});
      isBuiltin[name] = true;
    }
  },
  // A new instance: its variables exist without a value, nothing else is there.
  reset(names, clean) {
    givenFunctions = {__proto__: null};
    for (const name in system) system[name] = PENDING;
    if (clean) for (const name of ownKeys(G)) if (!isBuiltin[name]) deleteProperty(G, name);
    for (let i = 0; i < names.length; i++) G[names[i]] = undefined;
  },
  set(name, value) { G[name] = thaw(value); },
  keepFunction(name) {
    const value = givenFunctions[name] = freeze(G[name]);
    if (value.prototype) freeze(value.prototype);
  },
  setAll(values) { for (const name of keys(values)) G[name] = values[name]; },
  removeAll(values) { for (const name of keys(values)) if (!isBuiltin[name]) deleteProperty(G, name); },
  has(name) { return O.hasOwn(G, name); },
  fuse(store, value) { return () => { store(thaw(value())); }; },
  copyOf(list) { return isArray(list) ? ArrayProto.slice.call(list) : null; },
  store(names, searching) {
    const values = {}, missing = [], functions = [], seen = new WordSet();
    let same = true;
    const take = (name, scripted) => {
      const value = G[name];
      if (value === undefined) { missing.push(name); return; }
      if (scripted && typeof value === 'function') return;
      if (typeof value === 'function' && givenFunctions[name] === value) { functions.push(name); return; }
      try {
        if (exact(value, seen)) { values[name] = value; return; }
        stringify(value);  // throws for a cycle
      } catch (error) {
        throw new Failure(`El dato «${name}» contiene ${error instanceof WrongType ? 'una referencia a sí mismo' : error.message}` +
                          ', que no se puede guardar. Guarde solo textos, números, listas y objetos.');
      }
      same = false;
      values[name] = value;
    };
    for (let i = 0; i < names.length; i++) take(names[i], false);
    if (searching) for (const name of strays(new WordSet(names))) take(name, true);
    const text = stringify(functions.length ? {values, undefined: missing, functions} : {values, undefined: missing});
    if (!same) {
      const again = copyOfJson(text).values;
      for (const name of keys(again)) G[name] = again[name];
    }
    return text;
  },
  toJson, revive,
};
)js";
}

}  // namespace engine::ecmascript
