import type { NewGroup } from '../directory/groups';
import { PEOPLE } from './people';

const EMPLOYEES = PEOPLE.filter(({ kind, alias }) => kind === 'member' && alias !== 'admin').map(
  (p) => p.alias,
);
/** Forty people. Two managers are not members, so the only report of each is an outlier by reporting line. */
const LAUNCH = [
  ...EMPLOYEES.filter((alias) => alias !== 'ingridh' && alias !== 'jonis'),
  'dana.fox',
  'oldacc',
];
const TEAM = ['christiec', 'debrab', 'irvins', 'isaiahl', 'joannal'];

const LONG_GROUP_NAME =
  'Corporate Affairs, Sustainability and Cross-Border Regulatory Correspondence (Archive and Retrieval), EMEA and APAC';

/** `groups`: keys of the groups inside this one. */
export interface SeedGroup extends Partial<Omit<NewGroup, 'id' | 'createdDateTime'>> {
  key: string;
  displayName: string;
  description: string;
  owners: string[];
  members: string[];
  groups?: string[];
}

export const GROUPS = [
  {
    key: 'building',
    displayName: 'Building security',
    description: 'Building security',
    owners: ['admin'],
    members: ['adelev', 'alexw'],
  },
  {
    key: 'employees',
    displayName: 'All employees',
    description: 'Everyone on the payroll',
    owners: ['diegos'],
    members: [...EMPLOYEES, 'oldacc'],
  },
  {
    key: 'northwind',
    displayName: 'Northwind launch',
    description: 'Plans and figures of the Northwind launch',
    owners: ['adelev'],
    members: LAUNCH,
  },
  {
    key: 'partners',
    displayName: 'Partner collaboration',
    description: 'Shared with Fabrikam and Tailspin Toys',
    owners: ['adelev', 'alexw'],
    members: ['lidiah', 'dana.fox', 'pilar.ruiz', 'sam.reed'],
    unified: true,
  },
  {
    key: 'finance',
    displayName: 'Finance archive',
    description: 'Closed accounts of the last ten years',
    owners: ['pradeepg'],
    members: ['pradeepg', 'ingridh', 'tomasz', 'anh', 'dmitrio', 'adelev'],
  },
  {
    key: 'server',
    displayName: 'Server room',
    description: 'Opens the door of the server room',
    owners: ['nestorw'],
    members: ['robertd', 'seano', 'yukit'],
  },
  {
    key: 'wiki',
    displayName: 'Old wiki',
    description: 'The wiki before the new wiki',
    owners: ['alexw'],
    members: [...TEAM, 'claraf'],
  },
  {
    key: 'oldwiki',
    displayName: 'Old wiki, drafts',
    description: 'Drafts of the wiki before the new wiki',
    owners: ['alexw'],
    members: [...TEAM, 'claraf'],
  },
  {
    key: 'legal',
    displayName: 'Legal hold',
    description: 'Documents held for the court',
    owners: ['gradya'],
    members: ['fatimaa', 'diegos', 'pattif', 'kais', 'dmitrio'],
  },
  {
    key: 'affairs',
    displayName: LONG_GROUP_NAME,
    description: 'Names and texts as long as they come',
    owners: ['gradya'],
    members: ['longname', 'laylah', 'ninah', 'robertd'],
  },
  {
    key: 'badges',
    displayName: 'Badge printers',
    description: 'May print visitor badges',
    owners: ['adelev'],
    members: ['emmal', 'rajk', 'noraj'],
  },
  {
    key: 'payroll',
    displayName: 'Payroll clerks',
    description: 'Comes from the directory on premises; members are changed there',
    owners: ['pradeepg'],
    members: ['tomasz', 'ingridh', 'anh'],
    onPremisesSynced: true,
  },
  {
    key: 'retail',
    displayName: 'Everyone in Retail',
    description: 'A rule decides who is in it',
    owners: ['adelev'],
    members: PEOPLE.filter(({ department }) => department === 'Retail').map(({ alias }) => alias),
    membershipRule: '(user.department -eq "Retail")',
  },
  {
    key: 'keyholders',
    displayName: 'Key holders',
    description: 'Have a key to every floor',
    owners: ['nestorw'],
    members: ['yukit', 'seano'],
  },
  {
    key: 'facilities',
    displayName: 'Facilities',
    description: 'Runs the building; key holders belong to it as a group',
    owners: ['nestorw'],
    members: ['pattif', 'zofiak'],
    groups: ['keyholders'],
  },
  {
    key: 'announcements',
    displayName: 'Store announcements',
    description: 'Mail to every store; members are changed in Exchange',
    owners: ['henriettam'],
    members: ['emmal', 'rajk', 'noraj'],
    mailEnabled: true,
  },
  {
    key: 'fabrikam',
    displayName: 'Fabrikam project',
    description: 'The team that works with Fabrikam',
    owners: ['alexw'],
    members: ['alexw', 'lidiah', 'dana.fox', 'pilar.ruiz'],
    unified: true,
    team: true,
  },
  {
    key: 'studio',
    displayName: 'Design studio',
    description: 'The team of the designers',
    owners: ['lidiah'],
    members: ['kais', 'meiw', 'sunilr', 'sam.reed'],
    unified: true,
    team: true,
  },
  {
    key: 'operators',
    displayName: 'Production operators',
    description: 'Membership is activated for hours; managed by Privileged Identity Management',
    owners: ['nestorw'],
    members: ['robertd', 'ninah'],
    roleAssignable: true,
    privilegedAccess: true,
  },
  {
    key: 'suppliers',
    displayName: 'Supplier exchange',
    description: 'Orders and papers of suppliers',
    owners: ['nestorw'],
    members: ['pattif', 'mia.torres'],
  },
] as const satisfies readonly SeedGroup[];
