/** How a path names an application: by its object id, or by another key as `appId='…'`. */
export interface Key {
  key: 'id' | 'appId' | 'uniqueName';
  value: string;
}

/** https://learn.microsoft.com/graph/api/application-get#http-request */
export function keyOf(text: string): Key {
  const [, name = '', quoted = ''] = /^(appid|uniquename)='(.*)'$/i.exec(text) ?? [];
  if (name.toLowerCase() === 'uniquename') return { key: 'uniqueName', value: quoted.replaceAll("''", "'") };
  if (name !== '') return { key: 'appId', value: quoted.toLowerCase() };
  return { key: 'id', value: text.toLowerCase() };
}
