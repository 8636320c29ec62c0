import { roleId } from '../../directory/role-assignments';
import { applicationId, packageId, policyId } from '../../seed/directory';
import { first, REVIEWS_PATH, testWorld } from '../../seed/world-testing';
import { type Example, examples, exchangeOf } from '../examples';
import { mended } from './docs-errors';
import { type Ids, idMapper } from './ids';
import { mendProperties } from './mend';
import { startingToday } from './review-bodies';

/** All permissions that the pages need; a missing permission is rarely the subject of a page. */
const SCOPES = [
  'AccessReview.ReadWrite.All',
  'AccessReview.ReadWrite.Membership',
  'ProgramControl.ReadWrite.All',
  'Policy.ReadWrite.AccessReview',
  'Policy.Read.All',
  'User.ReadWrite.All',
  'Group.ReadWrite.All',
  'Directory.ReadWrite.All',
  'RoleManagement.ReadWrite.Directory',
  'EntitlementManagement.ReadWrite.All',
  'LifecyclePolicies-Guests.ReadWrite.All',
];
const MINUTE = 60_000;

interface Sent {
  method: string;
  path: string;
  body?: unknown;
  version?: 'v1.0' | 'beta';
  headers?: Record<string, string>;
}

/** An empty Contoso in which a page's request makes sense, and the ids that replace the page's. */
export class PageTenant {
  readonly world = testWorld('empty');
  readonly ids: Record<string, string[]>;

  constructor() {
    const { person, group, tenant } = this.world;
    this.ids = {
      users: [person('adelev'), person('alexw'), person('diegos')],
      groups: [group('building'), group('partners')],
      servicePrincipals: [applicationId(tenant, 'expenses')],
      // A role that people and a group hold.
      roleDefinitions: [roleId('Reports Reader')],
      roleDefinitionId: [roleId('Directory Readers')],
      accessPackageId: [packageId(tenant, 'campaign')],
      assignmentPolicyId: [policyId(tenant, 'employees')],
      principalId: [person('alexw')],
      resourceId: [group('building')],
    };
  }

  /** Sends a request as this person; its ids are mapped already. */
  call(who: string, { method, path, body, version = 'v1.0', headers }: Sent) {
    const [plain = '', query = ''] = path.split('?');
    return this.world.call(who, method, plain, {
      version,
      scopes: SCOPES,
      query: new URLSearchParams(query),
      ...(headers && { headers }),
      ...(body === undefined || body === null ? {} : { body }),
    });
  }

  /** Sends a request that must succeed; throws its answer otherwise. */
  async made(who: string, sent: Sent) {
    const { status, body } = await this.call(who, sent);
    if (status >= 300) throw new Error(`${sent.method} ${sent.path} → ${status} ${JSON.stringify(body)}`);
    return body;
  }

  wait(minutes: number): void {
    this.world.advance(minutes * MINUTE);
  }

  /** Adds ids to which a page's ids of this set are mapped. */
  keep(set: string, ...ids: string[]): void {
    this.ids[set] = ids;
  }

  mapper() {
    return idMapper(this.ids satisfies Ids);
  }

  /**
   * Creates a definition as the administrator and waits until its reviewers are notified; keeps
   * its id and its first instance.
   */
  async startReview(body: unknown): Promise<void> {
    const definition = await this.made('admin', { method: 'POST', path: REVIEWS_PATH, body });
    this.wait(5);
    const path = `${REVIEWS_PATH}/${definition.id}/instances`;
    const { value } = await this.made('admin', { method: 'GET', path });
    this.keep('definitions', definition.id);
    this.keep('id', definition.id);
    if (value.length > 0) this.keep('instances', first(value).id);
  }

  /** Starts the review that another page creates, on this tenant's date instead of the page's. */
  startReviewOf(name: string): Promise<void> {
    const example = examples().find((one) => one.name === name);
    if (!example) throw new Error(`no example ${name}`);
    return this.startReview(this.mapper().body(startingToday(mended(example).request.body)));
  }

  /** The path of the instance in progress. */
  get instancePath(): string {
    return `${REVIEWS_PATH}/${this.ids.definitions?.[0]}/instances/${this.ids.instances?.[0]}`;
  }

  /** Moves a user principal name into a domain of the tenant. */
  #inDomain(name: string, value: unknown): unknown {
    if (name !== 'userPrincipalName' || typeof value !== 'string') return value;
    return value.replace(/@.*$/, `@${this.world.tenant.domain}`);
  }

  /** The request of an example, with this tenant's ids in its url and body. */
  requestOf(example: Example): Required<Omit<Sent, 'headers'>> {
    const { version, method, path } = exchangeOf(example);
    const map = this.mapper();
    const body = mendProperties(map.body(example.request.body), (name, value) => [
      name,
      this.#inDomain(name, value),
    ]);
    return { version, method, path: map.path(path), body };
  }
}
