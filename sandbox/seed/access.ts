/**
 * The access of Contoso's people besides groups. People are named by alias, groups and applications by key.
 */

interface SeedApplication {
  key: string;
  displayName: string;
  owners: string[];
  /** The aliases of the assigned people. */
  people: string[];
  groups?: string[];
  applications?: string[];
  /** Alias → days since the last sign-in to this application. */
  signIns?: Record<string, number>;
}

export const APPLICATIONS: readonly SeedApplication[] = [
  {
    key: 'expenses',
    displayName: 'Expense Central',
    owners: ['alexw'],
    people: ['jonis', 'leeg', 'lidiah', 'lynner', 'ingridh', 'tomasz', 'anh', 'meiw', 'sunilr', 'pattif'],
    signIns: { jonis: 9, lidiah: 50, ingridh: 4, tomasz: 14, meiw: 75, sunilr: 3 },
  },
  {
    key: 'ledger',
    displayName: 'Ledger Online',
    owners: ['pradeepg'],
    people: ['gradya', 'diegos'],
    groups: ['finance'],
    applications: ['stock'],
    signIns: { gradya: 33, pradeepg: 95, ingridh: 5, anh: 22 },
  },
  { key: 'stock', displayName: 'Stock Count Service', owners: ['nestorw'], people: [] },
];

interface SeedRole {
  /** The role's name in Entra. */
  role: string;
  state: 'active' | 'eligible';
  people: string[];
  groups?: string[];
  applications?: string[];
}

/** Only the administrator's role opens access reviews: many tests depend on who may read them. */
export const ROLE_HOLDERS: readonly SeedRole[] = [
  { role: 'Global Administrator', state: 'active', people: ['admin'] },
  { role: 'Billing Administrator', state: 'active', people: ['pradeepg'] },
  { role: 'Billing Administrator', state: 'eligible', people: ['ingridh', 'dmitrio'] },
  { role: 'Reports Reader', state: 'active', people: ['sunilr'], groups: ['operators'] },
  { role: 'Reports Reader', state: 'eligible', people: ['sunilr', 'claraf'] },
  { role: 'Directory Readers', state: 'active', people: [], applications: ['stock'] },
  { role: 'Guest Inviter', state: 'active', people: ['lidiah'] },
  { role: 'User Administrator', state: 'eligible', people: ['diegos'] },
];

export const PACKAGE = {
  key: 'campaign',
  displayName: 'Campaign workspace',
  description: 'Files, team and tools of a campaign',
  policies: [
    { key: 'employees', displayName: 'Employees', assigned: ['kais', 'meiw', 'claraf'] },
    { key: 'partners', displayName: 'Partners', assigned: ['pilar.ruiz', 'sam.reed'] },
  ],
};

/** The role Owner of Azure. https://learn.microsoft.com/azure/role-based-access-control/built-in-roles */
export const AZURE_OWNER = '8e3af657-a8ff-443c-a75c-2fe8c4bcb635';

interface SeedOwners {
  key: string;
  subscription: string;
  people: string[];
  groups?: string[];
  applications?: string[];
  /** Whether a deleted application is among the owners. */
  holdsDeleted: boolean;
}

/** The owners of each Azure subscription. */
export const AZURE_OWNERS: readonly SeedOwners[] = [
  {
    key: 'payroll',
    subscription: 'Payroll production',
    people: ['robertd'],
    groups: ['operators'],
    applications: ['stock'],
    holdsDeleted: true,
  },
  { key: 'playground', subscription: 'Playground', people: ['robertd', 'claraf'], holdsDeleted: false },
];
