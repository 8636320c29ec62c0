import { parseArgs } from 'node:util';
import { type NotifierConfig, readConfig } from '../config';
import { FORMATS, type Format } from '../report/print';
import { type Credential, NO_CREDENTIAL, readCredential } from '../sign-in/credential';

export interface NotifyRequest {
  mode: 'send' | 'dry-run' | 'report' | 'watch';
  config: NotifierConfig;
  credential: Credential;
  smtpPassword: string | undefined;
  format: Format;
  names: boolean;
  metrics: string | undefined;
}

type Variables = Readonly<Record<string, string | undefined>>;

const FLAGS = {
  config: { type: 'string', default: 'notifier.json' },
  'dry-run': { type: 'boolean', default: false },
  report: { type: 'boolean', default: false },
  watch: { type: 'boolean', default: false },
  format: { type: 'string', default: 'table' },
  names: { type: 'boolean', default: false },
  metrics: { type: 'string' },
} as const;

function readFlags(args: string[], mistakes: string[]) {
  try {
    return parseArgs({ args, options: FLAGS }).values;
  } catch (error) {
    mistakes.push(error instanceof Error ? error.message : String(error));
    return parseArgs({ args: [], options: FLAGS }).values;
  }
}

/**
 * Reads the flags and the environment of `npm run notify`, and the configuration file.
 * @returns what to do, or one sentence for each mistake
 */
export function readRequest(args: string[], variables: Variables): NotifyRequest | { mistakes: string[] } {
  const mistakes: string[] = [];
  const flags = readFlags(args, mistakes);
  const modes = (['dry-run', 'report', 'watch'] as const).filter((mode) => flags[mode]);
  if (modes.length > 1) mistakes.push('Name one of --dry-run, --report and --watch.');
  const format = FORMATS.find((known) => known === flags.format);
  if (!format) mistakes.push(`--format must be one of ${FORMATS.join(', ')}.`);
  const credential = readCredential(variables);
  if (!credential) mistakes.push(NO_CREDENTIAL);
  const read = readConfig(flags.config);
  if ('mistakes' in read) mistakes.push(...read.mistakes);
  const smtpPassword = variables.SMTP_PASSWORD || undefined;
  if ('config' in read) {
    const { sending } = read.config;
    const hasUser = sending.way === 'smtp' && sending.user !== undefined;
    if (hasUser && smtpPassword === undefined)
      mistakes.push('Set SMTP_PASSWORD, the password of sending.user.');
  }
  if (mistakes.length > 0 || !credential || !format || 'mistakes' in read) return { mistakes };
  const mode = modes[0] ?? 'send';
  // A dry run and a report print names, because the reader asks about persons; the output that a scheduler
  // stores has none unless asked for.
  const names = flags.names || mode === 'dry-run' || mode === 'report';
  return { mode, config: read.config, credential, smtpPassword, format, names, metrics: flags.metrics };
}
