import { type AnswerKind, HASHED_FOLDER, headersFor, kindOf } from '../headers';
import { PATTERNS } from '../link-redirects';
import { bracketed, isEveryIPv6 } from '../listening';
import { NOT_FOUND_PAGE } from '../site';
import {
  contentTypes,
  type HostFiles,
  type HostInput,
  headerTable,
  listed,
  plainJson,
  plainText,
} from './host';

/** https://nginx.org/en/docs/http/ngx_http_map_module.html */
const map = (from: string, to: string, rows: readonly (readonly [string, string])[]) =>
  [`map ${from} ${to} {`, ...rows.map(([key, value]) => `  ${key} ${value};`), '}'].join('\n');
const quoted = (text: string) => `"${text}"`;
const variable = (header: string) => `$attest_${header.toLowerCase().replaceAll('-', '_')}`;

function kindRows({ site }: HostInput): [string, string][] {
  const isOne = (kind: AnswerKind) => kind === 'bridge' || kind === 'worker';
  const ones = [...new Set(site.files.map(({ file }) => file))].filter((file) => isOne(kindOf(file)));
  return [
    ['default', 'file'],
    ...site.made.map(({ path, kind }): [string, string] => [quoted(path), kind]),
    ...ones.map((file): [string, string] => [quoted(`/${file}`), kindOf(file)]),
    [quoted(`~^/${HASHED_FOLDER}`), 'hashed'],
    [quoted('~\\.html$'), 'page'],
    [quoted('~^/(@|reviews/)'), 'answer'],
  ];
}

function fileRows({ site }: HostInput): [string, string][] {
  return [
    ['default', '""'],
    ...listed(site).map(({ path, file }): [string, string] => [quoted(path), quoted(`/${file}`)]),
    [quoted(`~^/${HASHED_FOLDER}`), '$uri'],
  ];
}

const { guid, domain } = PATTERNS;
const REDIRECTS = `
  location ~* "^/@(?<tenant>${guid}|${domain})/?$" {
    return 302 "/open?tenant=$tenant$attest_login_hint";
  }
  location ~* "^/reviews/(?<definition>${guid})/(?<instance>${guid})/?$" {
    return 302 "/open?definition=$definition&instance=$instance$attest_tenant$attest_login_hint";
  }
  location ~* "^/reviews/(?<definition>${guid})/(?<instance>${guid})/(?<item>${guid})/?$" {
    return 302 "/open?definition=$definition&instance=$instance&item=$item$attest_tenant$attest_login_hint";
  }`;

/**
 * The query parameters that a redirect keeps, still encoded: their patterns allow nothing that
 * could begin another parameter.
 */
const HINTS = [
  map('$arg_tenant', '$attest_tenant', [
    ['default', '""'],
    [quoted(`~*^(${guid}|${domain})$`), '"&tenant=$arg_tenant"'],
  ]),
  map('$arg_login_hint', '$attest_login_hint', [
    ['default', '""'],
    ['"~^(?:[A-Za-z0-9._-]|%2B){1,64}(?:@|%40)[A-Za-z0-9.-]{1,255}$"', '"&login_hint=$arg_login_hint"'],
  ]),
];

function types(input: HostInput): string {
  const rows = [...contentTypes(input.site)].map(([ending, type]) => [ending, ...type.split('; ')] as const);
  const withCharset = rows.filter(([, type, charset]) => charset && type !== 'text/html');
  const packed = rows.filter(
    ([, type = '', charset]) => (charset || /json/.test(type)) && type !== 'text/html',
  );
  return `
  types {
${rows.map(([ending, type]) => `    ${type} ${ending};`).join('\n')}
  }
  default_type application/octet-stream;
  charset utf-8;
  charset_types ${[...new Set(withCharset.map(([, type]) => type))].join(' ')};
  gzip on;
  gzip_vary on;
  gzip_min_length 512;
  gzip_types ${[...new Set(packed.map(([, type]) => type))].join(' ')};`;
}

const made = ({ site }: HostInput) =>
  site.made.map(({ path, type, body }) => {
    const [base, charset] = type.split('; ');
    const text = type.includes('json') ? plainJson(body) : plainText(body);
    return `
  location = ${path} {
    default_type ${base};
    charset ${charset ? 'utf-8' : 'off'};
    ${charset ? `charset_types ${base};\n    ` : ''}return 200 '${text}';
  }`;
  });

/**
 * Without the parameter nginx would listen on every IPv6 address alone, and `npm start` listens on all.
 * https://nginx.org/en/docs/http/ngx_http_core_module.html#listen
 */
const listen = ({ host, port }: HostInput): string =>
  `${bracketed(host)}:${port}${isEveryIPv6(host) ? ' ipv6only=off' : ''}`;

/** A file for nginx's `conf.d`, of maps and one server without TLS. */
export function nginxFiles(input: HostInput): HostFiles {
  const headers = [...headerTable(input.context)];
  const refused = Object.entries({ ...headersFor('answer', input.context), Allow: 'GET, HEAD' });
  const text = `# Made by "npm run hosts" for one configuration and one build: make it again after either changes.
map_hash_bucket_size 128;

${[
  map('$uri', '$attest_file', fileRows(input)),
  map('$uri', '$attest_kind', kindRows(input)),
  ...headers.map(([name, values]) =>
    map('$attest_kind', variable(name), [
      ['default', '""'],
      ...[...values].map(([kind, value]): [string, string] => [kind, quoted(value)]),
    ]),
  ),
  ...HINTS,
].join('\n')}

server {
  listen ${listen(input)};
  root ${input.root};
  # Links carry the ids of reviews, and sometimes a sign-in name.
  access_log off;
  server_tokens off;
  absolute_redirect off;
${types(input)}

${headers.map(([name]) => `  add_header ${name} ${variable(name)} always;`).join('\n')}

  error_page 404 /${NOT_FOUND_PAGE};
  error_page 405 @refused;
  if ($request_method !~ "^(GET|HEAD)$") {
    return 405;
  }
  location @refused {
    default_type text/plain;
${refused.map(([name, value]) => `    add_header ${name} ${quoted(value)} always;`).join('\n')}
    return 405 "Only GET and HEAD are answered here.";
  }
  location = /${NOT_FOUND_PAGE} {
    internal;
  }
  location / {
    try_files $attest_file =404;
  }
${REDIRECTS}
${made(input).join('')}
}
`;
  return { 'attest.conf': text };
}
