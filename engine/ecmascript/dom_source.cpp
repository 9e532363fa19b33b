namespace engine::ecmascript {

// Middle part of hardening_source(): XML as a Document (W3C SCXML §B.2.1) that can be read and not
// changed. Names are local names; lists are arrays, made anew for each question. A node is stored
// as the text of its document and its place in it (engine/statechart/xml_value.h).
const char* dom_source();

const char* dom_source() {
    return R"js(
const nodeData = new WeakMap();
const isNode = value => nodeData.has(value);
const dataOf = node => {
  const data = nodeData.get(node);
  if (!data) throw new WrongType('no es un nodo de XML');
  return data;
};
const ELEMENT = 1, TEXT = 3, DOCUMENT = 9;
const markup = {__proto__: null, '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;'};
const escaped = text => text.replace(/[&<>"]/g, sign => markup[sign]);
const textOf = data => data.type === TEXT ? data.text : data.children.map(child => textOf(dataOf(child))).join('');
const xmlOf = (data, around) => {
  if (data.type === TEXT) return escaped(data.text);
  if (data.type === DOCUMENT) return data.text;
  const space = data.space === around ? '' : ` xmlns="${escaped(data.space)}"`;
  const attributes = data.attributes.map(([name, value]) => ` ${name}="${escaped(value)}"`).join('');
  const inside = data.children.map(child => xmlOf(dataOf(child), data.space)).join('');
  return `<${data.name}${space}${attributes}` + (inside ? `>${inside}</${data.name}>` : '/>');
};
const gather = (data, wanted, found) => {
  for (const child of data.children) {
    const inner = dataOf(child);
    if (inner.type !== ELEMENT) continue;
    if (wanted(inner)) found.push(child);
    gather(inner, wanted, found);
  }
  return found;
};
const elementsIn = data => data.children.filter(child => dataOf(child).type === ELEMENT);
const beside = (node, step) => {
  const {parent} = dataOf(node);
  if (!parent) return null;
  const {children} = dataOf(parent);
  return children[children.indexOf(node) + step] || null;
};

const NodeProto = {
  get nodeType() { return dataOf(this).type; },
  get nodeName() { return dataOf(this).name; },
  get nodeValue() { const data = dataOf(this); return data.type === TEXT ? data.text : null; },
  get textContent() { return textOf(dataOf(this)); },
  get ownerDocument() { const {top} = dataOf(this); return top === this ? null : top; },
  get parentNode() { return dataOf(this).parent; },
  get childNodes() { return [...dataOf(this).children]; },
  get firstChild() { return dataOf(this).children[0] || null; },
  get lastChild() { const {children} = dataOf(this); return children[children.length - 1] || null; },
  get nextSibling() { return beside(this, 1); },
  get previousSibling() { return beside(this, -1); },
  hasChildNodes() { return dataOf(this).children.length > 0; },
  toString() { return xmlOf(dataOf(this), ''); },
  toJSON() {
    const at = [];
    let node = this;
    for (let {parent} = dataOf(node); parent; node = parent, {parent} = dataOf(node))
      at.unshift(dataOf(parent).children.indexOf(node));
    const {text} = dataOf(node);
    return at.length ? {$xml: text, at} : {$xml: text};
  },
};
const ParentProto = {
  __proto__: NodeProto,
  get children() { return elementsIn(dataOf(this)); },
  get firstElementChild() { return elementsIn(dataOf(this))[0] || null; },
  get childElementCount() { return elementsIn(dataOf(this)).length; },
  getElementsByTagName(name) {
    return gather(dataOf(this), inner => name === '*' || inner.name === Text(name), []);
  },
  getElementsByTagNameNS(space, name) {
    const wanted = inner => (name === '*' || inner.name === Text(name)) && (space === '*' || inner.space === Text(space ?? ''));
    return gather(dataOf(this), wanted, []);
  },
};
const DocumentProto = {
  __proto__: ParentProto,
  get documentElement() { return dataOf(this).children[0]; },
};
const ElementProto = {
  __proto__: ParentProto,
  get tagName() { return dataOf(this).name; },
  get localName() { return dataOf(this).name; },
  get namespaceURI() { return dataOf(this).space || null; },
  get attributes() { return dataOf(this).attributes.map(([name, value]) => ({name, value})); },
  getAttributeNames() { return dataOf(this).attributes.map(([name]) => name); },
  hasAttribute(name) { return dataOf(this).attributes.some(each => each[0] === Text(name)); },
  getAttribute(name) {
    const found = dataOf(this).attributes.find(each => each[0] === Text(name));
    return found ? found[1] : null;
  },
};
const TextProto = {
  __proto__: NodeProto,
  get data() { return dataOf(this).text; },
  get length() { return dataOf(this).text.length; },
};

const nodeFrom = (proto, type, name, parent, top, more) => {
  const node = {__proto__: proto};
  nodeData.set(node, {type, name, parent, top: top || node, text: '', space: '', attributes: [], children: [], ...more});
  return freeze(node);
};
const grow = (tree, parent, top) => {
  if (typeof tree === 'string') return nodeFrom(TextProto, TEXT, '#text', parent, top, {text: tree});
  const {name, space, attributes} = tree;
  const node = nodeFrom(ElementProto, ELEMENT, name, parent, top, {space, attributes});
  for (const child of tree.children) dataOf(node).children.push(grow(child, node, top));
  return node;
};
const documentOf = text => {
  const tree = readXml(text);
  if (tree === undefined) return null;
  const top = nodeFrom(DocumentProto, DOCUMENT, '#document', null, null, {text});
  dataOf(top).children.push(grow(parse(tree), top, top));
  return top;
};

// JSON data with nodes in place of what stands for them.
const revived = value => {
  let node = documentOf(value.$xml);
  for (const place of value.at || []) node = node && (dataOf(node).children[place] || null);
  return node;
};
const revive = value => {
  if (typeof value !== 'object' || value === null || isNode(value)) return value;
  if (hasOwn(value, '$xml') && typeof value.$xml === 'string' && (value.at === undefined || isArray(value.at))) {
    const node = revived(value);
    if (node) return node;
  }
  for (const name of keys(value)) {
    const old = value[name], made = revive(old);
    if (made !== old) defineProperty(value, name, {value: made, writable: true, enumerable: true, configurable: true});
  }
  return value;
};
const copyOfJson = text => text.includes('"$xml"') ? revive(parse(text)) : parse(text);
)js";
}

}  // namespace engine::ecmascript
