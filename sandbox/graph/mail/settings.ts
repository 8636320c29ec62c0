import { IANAZone } from 'luxon';
import * as v from 'valibot';
import type { GraphResponse } from '../../core/graph-message';
import { type MailboxSettings, readSettings, saveSettings } from '../../mailboxes/settings';
import { entityOf } from '../odata/collection';
import { readOptions } from '../odata/query-options';
import type { Call } from '../route';
import type { Wire } from '../wire';
import { requireMailbox } from './messages';
import { mailRefusal } from './refusals';

/**
 * Windows has time zone names of its own, which end this way.
 * https://learn.microsoft.com/graph/api/outlookuser-supportedtimezones
 */
const WINDOWS_ZONE = /^[A-Z][\w .()+-]* Time$/;

const Changes = v.object({
  timeZone: v.optional(
    v.pipe(
      v.string(),
      v.check((zone) => IANAZone.isValidZone(zone) || WINDOWS_ZONE.test(zone)),
    ),
  ),
  language: v.optional(v.object({ locale: v.string(), displayName: v.optional(v.string()) })),
});

function answer(call: Call, { timeZone, language }: MailboxSettings): GraphResponse {
  const { select } = readOptions(call.request.query, ['$select']);
  const wire: Wire = {
    archiveFolder: null,
    timeZone,
    delegateMeetingMessageDeliveryOptions: 'sendToDelegateOnly',
    dateFormat: 'M/d/yyyy',
    timeFormat: 'h:mm tt',
    userPurpose: 'user',
    automaticRepliesSetting: {
      status: 'disabled',
      externalAudience: 'all',
      internalReplyMessage: '',
      externalReplyMessage: '',
    },
    language,
  };
  const named = select.length === 0 ? wire : pick(wire, select);
  return entityOf(call.request, `users('${call.ids.user}')/mailboxSettings`, named);
}

/** The selected properties; the settings have no id to keep beside them. */
function pick(wire: Wire, select: readonly string[]): Wire {
  const wanted = new Set(select.map((name) => name.toLowerCase()));
  return Object.fromEntries(Object.entries(wire).filter(([name]) => wanted.has(name.toLowerCase())));
}

/** https://learn.microsoft.com/graph/api/user-get-mailboxsettings */
export function getMailboxSettings(call: Call): GraphResponse {
  const { id } = requireMailbox(call);
  return answer(call, readSettings(call.context.store, call.request.caller.tenant.id, id));
}

/** https://learn.microsoft.com/graph/api/user-update-mailboxsettings */
export function patchMailboxSettings(call: Call): GraphResponse {
  const { id } = requireMailbox(call);
  const read = v.safeParse(Changes, call.request.body);
  if (!read.success) throw mailRefusal('badBody', v.getDotPath(read.issues[0]) ?? 'body');
  const { store } = call.context;
  const tenantId = call.request.caller.tenant.id;
  const { timeZone, language } = read.output;
  const before = readSettings(store, tenantId, id);
  const settings = {
    timeZone: timeZone ?? before.timeZone,
    language: language ? { displayName: language.locale, ...language } : before.language,
  };
  saveSettings(store, tenantId, id, settings);
  return answer(call, settings);
}
