import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { OPTIONAL_PERMISSIONS } from '../../lib/config';
import { MICROSOFT_GRAPH } from './found';
import { stepsTo } from './steps';
import { UNIQUE_NAME, wantedFor } from './wanted';

const bicep = readFileSync('hosting/azure/registration.bicep', 'utf8');

/** The texts of the first list after a text in the file. */
function list(mark: string): string[] {
  const [, inner = ''] = /\[\n([^\]]*)\]/.exec(bicep.slice(bicep.indexOf(mark))) ?? [];
  return [...inner.matchAll(/'([^']*)'/g)].map(([, text = '']) => text);
}

const value = (name: string) => new RegExp(`^\\s*${name}: (.*)$`, 'm').exec(bicep)?.[1];

test('the Bicep file requests the same permissions as the command', () => {
  const wanted = wantedFor({ optionalPermissions: [] }, [], 'Attest');
  expect(list('var permissions')).toEqual(wanted.permissions);
  expect([...list('var permissions'), ...list('var signIn')]).toEqual(wanted.consent);
  expect(list('@allowed')).toEqual([...OPTIONAL_PERMISSIONS]);
});

test('the Bicep file creates the same registration as the command', () => {
  const scopes = new Map(['AccessReview.ReadWrite.All', 'User.Read'].map((name) => [name, name]));
  const wanted = wantedFor({ optionalPermissions: [] }, ['ADDRESS'], 'Attest');
  const [step] = stepsTo(wanted, { graph: { id: 'graph', scopes } }, { consent: false });
  if (step?.does !== 'create-registration') throw new Error('nothing is created');
  expect(step.body).toMatchObject({
    signInAudience: value('signInAudience')?.replaceAll("'", ''),
    web: {
      implicitGrantSettings: {
        enableAccessTokenIssuance: value('enableAccessTokenIssuance') === 'true',
        enableIdTokenIssuance: value('enableIdTokenIssuance') === 'true',
      },
    },
  });
  expect(value('redirectUris')?.replace(/\$\{address\}/, 'ADDRESS')).toBe(
    `[for address in addresses: '${wanted.redirectUris[0]}']`,
  );
  expect(value('uniqueName')).toBe(`'${UNIQUE_NAME}'`);
  expect(value('appId')).toBe(`'${MICROSOFT_GRAPH}'`);
  expect(bicep).not.toMatch(/passwordCredentials|keyCredentials|Role'/);
});

/**
 * Words of the language, and its functions, that the file uses.
 * https://learn.microsoft.com/azure/azure-resource-manager/bicep/file
 */
const LANGUAGE =
  'extension param var resource output existing for in if true false string array bool concat map filter contains join';

/** Checks what a compiler would check; npm has no package with one. */
test('every name in the Bicep file is declared in it, and every bracket is closed', () => {
  const code = bicep
    .replaceAll(/^\s*\/\/.*$/gm, '')
    .replaceAll(/'(?:[^'\\]|\\.)*'/g, (text) =>
      [...text.matchAll(/\$\{(\w+)\}/g)].map(([, name]) => name).join(' '),
    )
    .replaceAll(/^@\w+|^\s*\w+:/gm, '');
  const declared = [...code.matchAll(/\b(?:param|var|resource|output|for) (\w+)|(\w+) =>/g)].flatMap(
    ([, name, inner]) => name ?? inner ?? [],
  );
  const used = [...code.matchAll(/(?<![.\w])([a-zA-Z]\w*)\b/g)].map(([, name = '']) => name);
  const known = new Set([...LANGUAGE.split(' '), ...declared]);
  expect(used.filter((name) => !known.has(name))).toEqual([]);
  for (const declaration of declared.filter((name) => name !== 'grant' && name !== 'clientId'))
    expect(used.filter((name) => name === declaration).length, declaration).toBeGreaterThan(1);
  let text = code.replaceAll(/[^()[\]{}]/g, '');
  while (/\(\)|\[\]|\{\}/.test(text)) text = text.replaceAll(/\(\)|\[\]|\{\}/g, '');
  expect(text).toBe('');
});
