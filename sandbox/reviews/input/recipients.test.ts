import { expect, it } from 'vitest';
import { IDS, plain } from './definition-testing';
import { readRecipients } from './recipients';

const TYPE = '#microsoft.graph.accessReviewNotificationRecipientQueryScope';
const item = (query: string, scope: object = {}, over: object = {}) => ({
  notificationTemplateType: 'CompletedAdditionalRecipients',
  notificationRecipientScope: { '@odata.type': TYPE, ...plain(query), ...scope },
  ...over,
});

it.each([
  [`/users/${IDS.user}`, { kind: 'user', userId: IDS.user }],
  [`/groups/${IDS.group}/owners`, { kind: 'owners', objectId: IDS.group, userType: null, country: null }],
  [
    `/groups/${IDS.group}/transitiveMembers/microsoft.graph.user`,
    { kind: 'members', groupId: IDS.group, transitive: true },
  ],
])('reads %s and writes it back with its type', (query, scope) => {
  expect(readRecipients([item(query)])).toEqual({
    scopes: [scope],
    wire: [item(`/v1.0${query}`, { queryRoot: null })],
  });
});

it('reads a missing or empty list as nobody', () => {
  for (const none of [undefined, null, []]) expect(readRecipients(none)).toEqual({ scopes: [], wire: [] });
});

const SCOPE = '0.notificationRecipientScope';
const USER = `/users/${IDS.user}`;
it.each([
  ['no list', {}, ''],
  [
    'an unknown template',
    [item(USER, {}, { notificationTemplateType: 'Started' })],
    '.0.notificationTemplateType',
  ],
  ['no scope', [item(USER, {}, { notificationRecipientScope: undefined })], `.${SCOPE}`],
  ['no type', [item(USER, { '@odata.type': undefined })], `.${SCOPE}.@odata.type`],
  ['an unknown type', [item(USER, { '@odata.type': '#microsoft.graph.x' })], `.${SCOPE}.@odata.type`],
  ['a manager', [item('./manager', { queryRoot: 'decisions' })], `.${SCOPE}.query`],
  ['owners without a group', [item('./owners')], `.${SCOPE}.query`],
  ['every user', [item('/users')], `.${SCOPE}.query`],
])('refuses %s and names the field', (_, sent, field) => {
  const message = expect.stringContaining(` additionalNotificationRecipients${field}: `);
  expect(() => readRecipients(sent)).toThrow(expect.objectContaining({ status: 400, message }));
});
