import { type AnswerKind, HASHED_FOLDER, headersFor, kindOf } from '../headers';
import { PATTERNS } from '../link-redirects';
import { bracketed } from '../listening';
import { NOT_FOUND_PAGE } from '../site';
import { contentTypes, type HostFiles, type HostInput, listed, plainJson, plainText } from './host';

const { guid, domain } = PATTERNS;

const headers = (kind: AnswerKind, { context }: HostInput, matcher = '') =>
  [
    `header ${matcher} {`,
    ...Object.entries(headersFor(kind, context)).map(([name, value]) => `  ${name} "${value}"`),
    '}',
  ].join('\n');

const indented = (text: string, by: number) => text.replace(/^(?=.)/gm, ' '.repeat(by));

/** A path matcher for the files of one kind, applied to the file that answers. */
function matcherOf(kind: AnswerKind, { site }: HostInput): string {
  const files = [...new Set(site.files.map(({ file }) => file))].filter((file) => kindOf(file) === kind);
  if (kind === 'hashed') return `path /${HASHED_FOLDER}*`;
  return `path ${files.map((file) => `/${file}`).join(' ')}`;
}

function answerFiles(input: HostInput): string {
  const { files } = input.site;
  const kinds = (['page', 'bridge', 'worker', 'hashed', 'file'] as const).filter((kind) =>
    files.some(({ file }) => kindOf(file) === kind),
  );
  const types = [...contentTypes(input.site)].map(([ending, type]) => {
    const name = `@type_${ending}`;
    return `${name} path *.${ending}\nheader ${name} Content-Type "${type}"`;
  });
  return `map {path} {attest_file} {
${listed(input.site)
  .map(({ path, file }) => `  ${path} /${file}`)
  .join('\n')}
  ~^(/${HASHED_FOLDER}.+)$ \${1}
  default /-
}
rewrite * {attest_file}
${types.join('\n')}
${kinds.map((kind) => `@${kind} ${matcherOf(kind, input)}\n${headers(kind, input, `@${kind}`)}`).join('\n')}
file_server`;
}

/** Not indented as a whole, because a text may have several lines. */
const made = (input: HostInput) =>
  input.site.made.map(({ path, type, body, kind }) => {
    const text = type.includes('json') ? plainJson(body) : plainText(body);
    return `handle ${path} {
${indented(headers(kind, input), 2)}
  header Content-Type "${type}"
  respond \`${text}\` 200
}`;
  });

/**
 * The query parameters that a redirect keeps. Caddy keeps them decoded, so they may hold only
 * characters without a meaning in a query.
 */
const HINTS = `map {query.tenant} {attest_tenant} {
  ~(?i)^(${guid}|${domain})$ "&tenant=\${1}"
  default ""
}
map {query.login_hint} {attest_login_hint} {
  ~^([A-Za-z0-9._-]{1,64}@[A-Za-z0-9.-]{1,255})$ "&login_hint=\${1}"
  default ""
}`;

const redirect = (
  name: string,
  pattern: string,
  to: string,
  input: HostInput,
) => `@${name} path_regexp ${name} (?i)^${pattern}/?$
handle @${name} {
${indented(headers('answer', input), 2)}
  redir * "/open?${to}{attest_login_hint}" 302
}`;

/** A Caddyfile for one server without TLS. */
export function caddyFiles(input: HostInput): HostFiles {
  const ids = `/reviews/(${guid})/(${guid})`;
  const parts = [
    `root * ${input.root}\nencode gzip\nheader -Server`,
    HINTS,
    `@refused not method GET HEAD
handle @refused {
${indented(headers('answer', input), 2)}
  header Allow "GET, HEAD"
  respond "Only GET and HEAD are answered here." 405
}`,
    redirect('list', `/@(${guid}|${domain})`, 'tenant={re.list.1}', input),
    redirect('review', ids, 'definition={re.review.1}&instance={re.review.2}{attest_tenant}', input),
    redirect(
      'item',
      `${ids}/(${guid})`,
      'definition={re.item.1}&instance={re.item.2}&item={re.item.3}{attest_tenant}',
      input,
    ),
    `handle {\n  route {\n${indented(answerFiles(input), 4)}\n  }\n}`,
    `handle_errors {
  header -Server
${indented(headers('page', input), 2)}
  header Content-Type "text/html; charset=utf-8"
  rewrite * /${NOT_FOUND_PAGE}
  file_server
}`,
  ];
  return {
    Caddyfile: `# Made by "npm run hosts" for one configuration and one build: make it again after either changes.
{
  admin off
  auto_https off
}

http://:${input.port} {
  bind ${bracketed(input.host)}
${indented(parts.join('\n'), 2)}
${made(input).join('\n')}
}
`,
  };
}
