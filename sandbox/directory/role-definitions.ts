/** A directory role, Graph's unifiedRoleDefinition. */
export interface Role {
  id: string;
  displayName: string;
  description: string;
  /** Whether Microsoft marks the role "privileged". */
  isPrivileged: boolean;
}

type Row = [id: string, displayName: string, description: string, isPrivileged?: boolean];

/**
 * Built-in roles by their template ids, which are the same in every tenant.
 * https://learn.microsoft.com/entra/identity/role-based-access-control/permissions-reference
 */
const BUILT_IN: readonly Row[] = [
  ['62e90394-69f5-4237-9190-012177145e10', 'Global Administrator', 'Manages all of the directory.', true],
  ['f2ef992c-3afb-46b9-b7cf-a126ee74c451', 'Global Reader', 'Reads what a global administrator reads.', true],
  ['fe930be7-5e62-47db-91af-98c3a49a38b1', 'User Administrator', 'Manages users and groups.', true],
  ['fdd7a751-b60b-444a-984c-02652fe8fa1c', 'Groups Administrator', 'Manages groups.'],
  ['95e79109-95c0-4d8e-aee3-d01accf2d47b', 'Guest Inviter', 'Invites guests.'],
  ['e8611ab8-c189-46e8-94e1-60213ab1f814', 'Privileged Role Administrator', 'Assigns roles.', true],
  ['194ae4cb-b126-40b2-bd5b-6091b380977d', 'Security Administrator', 'Manages security settings.', true],
  ['5d6b6bb7-de71-4623-b4af-96380a352509', 'Security Reader', 'Reads security settings and reports.', true],
  [
    '45d8d3c5-c802-45c6-b32a-1d70b5e1e86e',
    'Identity Governance Administrator',
    'Manages access reviews and entitlements.',
  ],
  ['9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3', 'Application Administrator', 'Manages applications.', true],
  ['88d8e3e3-8f55-4a1e-953a-9b9898b8876b', 'Directory Readers', 'Reads basic directory information.'],
  ['9360feb5-f418-4baa-8175-e2a00bac4301', 'Directory Writers', 'Writes basic directory information.', true],
  ['729827e3-9c14-49f7-bb1b-9608f156bbb8', 'Helpdesk Administrator', 'Resets passwords.', true],
  ['b0f54661-2d74-4c50-afa3-1ec803f12efe', 'Billing Administrator', 'Manages purchases.'],
  ['29232cdf-9323-42fd-ade2-1d097af3e4de', 'Exchange Administrator', 'Manages Exchange.'],
  ['f28a1f50-f6e7-4571-818b-6a12f2af6b6c', 'SharePoint Administrator', 'Manages SharePoint.'],
  ['69091246-20e8-4a56-aa4d-066075b2a7a8', 'Teams Administrator', 'Manages Teams.'],
  ['4a5d8f65-41da-4de4-8968-e035b65339cf', 'Reports Reader', 'Reads usage reports.'],
];

/** All directory roles; custom roles of a tenant aren't supported. */
export const ROLES: readonly Role[] = BUILT_IN.map(
  ([id, displayName, description, isPrivileged = false]) => ({
    id,
    displayName,
    description,
    isPrivileged,
  }),
);
