import { expect, it } from 'vitest';
import { readDefinition } from '../input/definition';
import { body, GUESTS, IDS, memberships, queried } from '../input/definition-testing';
import { findTemplate, scopeOf, TEMPLATES, templateOf } from './templates';

const templateFor = (scope: unknown) => templateOf(readDefinition(body({ scope })).plan);

it.each(TEMPLATES.map((template) => [template.displayName, template] as const))(
  'finds the template of the newer API’s definition: %s',
  (_, template) => {
    expect(templateFor(scopeOf(template, IDS.group))).toEqual({ template, entityId: IDS.group });
  },
);

it('finds a template only by its id in exact spelling', () => {
  for (const { id } of TEMPLATES) {
    expect(findTemplate(id)?.id).toBe(id);
    expect(findTemplate(id.toUpperCase())).toBeUndefined();
  }
});

it('no template fits several resources, or principals that are no users', () => {
  const apps = [queried(`/servicePrincipals/${IDS.application}`), queried(`/servicePrincipals/${IDS.other}`)];
  expect(templateFor(memberships([queried('/users')], apps))).toBeUndefined();
  expect(templateFor(memberships([queried('/groups')], apps.slice(0, 1)))).toBeUndefined();
  expect(templateFor(memberships([queried(`/users${GUESTS}`)], apps.slice(0, 1)))?.template.guestsOnly).toBe(
    true,
  );
});
