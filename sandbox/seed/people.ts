/**
 * The people of Contoso. A row: alias, name, title, department, manager's alias, days since the last sign-in.
 */
type Row = [
  alias: string,
  displayName: string,
  jobTitle: string | null,
  department: string | null,
  manager: string | null,
  signInDaysAgo: number | null,
];

export interface SeedPerson {
  /** The part of the user principal name before the @. */
  alias: string;
  displayName: string;
  jobTitle: string | null;
  department: string | null;
  manager: string | null;
  /** Null: never signed in. */
  signInDaysAgo: number | null;
  kind: 'member' | 'guest' | 'disabled';
}

/** Names that a screen must be able to show; each is one person of the tenant. */
export const ODD_NAMES = {
  /** Eighty characters. */
  long: 'Maximiliana Theodora Wolfeschlegelsteinhausen-Bergerdorff von und zu Hohenstaufe',
  rightToLeft: 'ليلى بنت يوسف الحدّاد',
  /** Contains a zero-width space inside a word, and a bidi override that is never closed. */
  invisible: 'Nina Hart\u200Bman \u202EgnitekraM',
  markup: 'Robert <script>alert("Tables")</script> Drop',
} as const;

const STAFF: Row[] = [
  ['admin', 'MOD Administrator', null, null, null, 3],
  ['gradya', 'Grady Archie', 'Chief Executive Officer', 'Management', null, 4],
  ['miriamg', 'Miriam Graham', 'VP Marketing', 'Marketing', 'gradya', 5],
  ['adelev', 'Adele Vance', 'Head of Retail', 'Retail', 'miriamg', 3],
  ['alexw', 'Alex Wilber', 'Marketing Lead', 'Marketing', 'miriamg', 3],
  ['christiec', 'Christie Cline', 'Buyer', 'Retail', 'adelev', 6],
  ['debrab', 'Debra Berger', 'Store Planner', 'Retail', 'adelev', 47],
  ['henriettam', 'Henrietta Mueller', 'Fitter', 'Retail', 'adelev', 4],
  ['irvins', 'Irvin Sayers', 'Project Manager', 'Retail', 'adelev', 12],
  ['isaiahl', 'Isaiah Langer', 'Sales Representative', 'Retail', 'adelev', 29],
  ['joannal', 'Johanna Lorenz', 'Senior Buyer', 'Retail', 'adelev', 31],
  ['jonis', 'Joni Sherman', 'Copywriter', 'Marketing', 'alexw', 8],
  ['leeg', 'Lee Gu', 'Campaign Planner', 'Marketing', 'alexw', 64],
  ['lidiah', 'Lidia Holloway', 'Product Manager', 'Marketing', 'alexw', 5],
  ['lynner', 'Lynne Robbins', 'Event Planner', 'Marketing', 'alexw', null],
  ['nestorw', 'Nestor Wilke', 'Director Operations', 'Operations', 'gradya', 7],
  ['pattif', 'Patti Fernandez', 'Site Manager', 'Operations', 'nestorw', 9],
  ['pradeepg', 'Pradeep Gupta', 'Accountant', 'Finance', 'nestorw', 95],
  ['diegos', 'Diego Siciliani', 'HR Manager', 'Human Resources', 'nestorw', 10],
  ['yukit', '高橋 由紀', 'Logistics Planner', 'Operations', 'pattif', 6],
  ['oluwaseuna', 'Oluwaseun Adébáyò', 'Warehouse Lead', 'Operations', 'pattif', 18],
  ['zofiak', 'Zofia Kowalczyk-Nowak', 'Dispatcher', 'Operations', 'pattif', 33],
  ['seano', 'Sean O’Brien', 'Driver', 'Operations', 'pattif', 120],
  ['ingridh', 'Ingrid Hauge', 'Controller', 'Finance', 'pradeepg', 4],
  ['tomasz', 'Tomás Zúñiga', 'Payroll Clerk', 'Finance', 'pradeepg', 14],
  ['anh', 'Nguyễn Thị Ánh', 'Treasurer', 'Finance', 'pradeepg', 21],
  ['bo', 'Bo', 'Recruiter', 'Human Resources', 'diegos', 5],
  ['fatimaa', 'Fatima El Amrani', 'HR Partner', 'Human Resources', 'diegos', 55],
  ['georgip', 'Георги Петров', 'Trainer', 'Human Resources', 'diegos', 11],
  ['kais', 'Kai Sørensen', 'Designer', 'Marketing', 'lidiah', 7],
  ['meiw', '王小美', 'Designer', 'Marketing', 'lidiah', 40],
  ['sunilr', 'Sunil Ramaswamy', 'Analyst', 'Marketing', 'lidiah', 3],
  ['claraf', 'Clara Fontaine', 'Intern', 'Marketing', 'jonis', 26],
  ['dmitrio', 'Dimitri Oikonomou', 'Auditor', 'Finance', 'ingridh', 200],
  ['emmal', 'Emma Lindqvist', 'Shop Assistant', 'Retail', 'christiec', 4],
  ['rajk', 'Raj Kapoor', 'Shop Assistant', 'Retail', 'christiec', 37],
  ['noraj', 'Nora Jäger', 'Visual Merchandiser', 'Retail', 'henriettam', 16],
  ['longname', ODD_NAMES.long, 'Archivist', 'Operations', 'nestorw', 13],
  ['laylah', ODD_NAMES.rightToLeft, 'Translator', 'Marketing', 'alexw', 5],
  ['ninah', ODD_NAMES.invisible, 'Tester', 'Operations', 'nestorw', 42],
  ['robertd', ODD_NAMES.markup, 'Database Administrator', 'Operations', 'nestorw', 9],
];

const GUESTS: Row[] = [
  ['dana.fox', 'Dana Fox', 'Consultant', 'Fabrikam', null, 8],
  ['pilar.ruiz', 'Pilar Ruiz', 'Consultant', 'Fabrikam', null, 70],
  ['sam.reed', 'Sam Reed', null, 'Tailspin Toys', null, null],
  ['mia.torres', 'Mia Torres', 'Supplier', 'Wingtip Toys', null, null],
];

/**
 * Alias → days since an application last signed in for this person: recommendations count it but show no
 * date.
 */
export const BACKGROUND_SIGN_INS: Readonly<Record<string, number>> = { 'mia.torres': 4 };

const DISABLED: Row[] = [['oldacc', 'Brian Johnson', 'Former Buyer', 'Retail', 'adelev', 150]];

function person(kind: SeedPerson['kind']): (row: Row) => SeedPerson {
  return ([alias, displayName, jobTitle, department, manager, signInDaysAgo]) => ({
    alias,
    displayName,
    jobTitle,
    department,
    manager,
    signInDaysAgo,
    kind,
  });
}

export const PEOPLE: readonly SeedPerson[] = [
  ...STAFF.map(person('member')),
  ...GUESTS.map(person('guest')),
  ...DISABLED.map(person('disabled')),
];
