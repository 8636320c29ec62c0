import { DOMParser, type Element } from '@xmldom/xmldom';
import { bareName, type Model, type Operation, type Property, type Structure, type TypeName } from './model';

/** `Collection(graph.accessReviewScope)` → accessReviewScope, a collection. The name keeps `Edm.`. */
function typeName(written: string): TypeName {
  const inner = /^Collection\((.*)\)$/.exec(written)?.[1];
  return { name: bareName(inner ?? written), collection: inner !== undefined };
}

function elements(parent: Element, name: string): Element[] {
  return Array.from(parent.childNodes).filter(
    (node): node is Element => node.nodeType === 1 && node.nodeName === name,
  );
}

function attribute(element: Element, name: string): string {
  const value = element.getAttribute(name);
  if (value === null) throw new Error(`<${element.nodeName}> has no ${name}`);
  return value;
}

/** A property is nullable where the document doesn't say otherwise: OData CSDL 4.01, 7.2.1. */
function property(element: Element): [string, Property] {
  const nullable = element.getAttribute('Nullable') !== 'false';
  return [attribute(element, 'Name'), { type: typeName(attribute(element, 'Type')), nullable }];
}

/**
 * The name of a type; types of a namespace below microsoft.graph keep its name, as in values of
 * `@odata.type`.
 */
const inNamespace = (schema: Element, name: string): string => {
  const space = bareName(`${attribute(schema, 'Namespace')}.`);
  return `${space}${name}`;
};

function structure(element: Element, schema: Element): [string, Structure] {
  const name = inNamespace(schema, attribute(element, 'Name'));
  const base = element.getAttribute('BaseType');
  const own = [...elements(element, 'Property'), ...elements(element, 'NavigationProperty')];
  return [
    name,
    {
      name,
      base: base ? bareName(base) : null,
      abstract: element.getAttribute('Abstract') === 'true',
      properties: Object.fromEntries(own.map(property)),
    },
  ];
}

function enumeration(element: Element): [string, string[]] {
  return [attribute(element, 'Name'), elements(element, 'Member').map((member) => attribute(member, 'Name'))];
}

function operation(element: Element, kind: Operation['kind']): Operation {
  const [binding] = elements(element, 'Parameter');
  const [returns] = elements(element, 'ReturnType');
  if (!binding) throw new Error(`${attribute(element, 'Name')} is bound to nothing`);
  return {
    name: attribute(element, 'Name'),
    kind,
    binding: typeName(attribute(binding, 'Type')),
    returns: returns ? typeName(attribute(returns, 'Type')) : null,
  };
}

/** The model in a CSDL document, read from all its schemas. https://docs.oasis-open.org/odata/odata-csdl-xml/v4.01/ */
export function readCsdl(xml: string): Model {
  const document = new DOMParser().parseFromString(xml, 'text/xml');
  const schemas = Array.from(document.getElementsByTagName('Schema'));
  if (schemas.length === 0) throw new Error('the CSDL has no schema');
  const all = (name: string) => schemas.flatMap((schema) => elements(schema, name));
  const structures = (name: string) =>
    schemas.flatMap((schema) => elements(schema, name).map((element) => structure(element, schema)));
  return {
    structures: Object.fromEntries([...structures('EntityType'), ...structures('ComplexType')]),
    enums: Object.fromEntries(all('EnumType').map(enumeration)),
    operations: [
      ...all('Action').map((action) => operation(action, 'action')),
      ...all('Function').map((called) => operation(called, 'function')),
    ],
  };
}
