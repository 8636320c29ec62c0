import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';

/** Runs the real command, because a wrong flag must be refused before anything is installed or built. */
function run(command: 'sandbox' | 'demo', ...flags: string[]) {
  const { status, stderr, stdout } = spawnSync(process.execPath, [`scripts/${command}.mjs`, ...flags], {
    encoding: 'utf8',
  });
  return { status, stdout, sentence: stderr.trim() };
}

describe('npm run sandbox refuses in one sentence', () => {
  test.each([
    [['--sed', 'contoso'], '--sed'],
    [['now'], 'now'],
    [['--seed', 'fabrikam'], '--seed must be one of contoso, large, empty, not "fabrikam".'],
    [['--items', '5'], '--items goes with --seed large only.'],
    [['--seed', 'large', '--items', '0'], '--items must be a number from 1 to 100000, not "0".'],
    [['--port', '70000'], '--port must be a number from 1 to 65535, not "70000".'],
    [['--port', 'http'], '--port must be a number from 1 to 65535, not "http".'],
    [['--host', '192.168.1.20'], '--host goes with --https only'],
    [['--https', '--host', 'a/b'], '--host must be a name or an address of this machine, not "a/b".'],
    [['--port', '4100'], '--port and --sandbox-port must differ.'],
  ])('%j', (flags, sentence) => {
    const answer = run('sandbox', ...flags);
    expect(answer).toMatchObject({ status: 1, stdout: '' });
    expect(answer.sentence).toContain(sentence);
    expect(answer.sentence.split('\n')).toHaveLength(1);
  });

  test('as npm run demo does', () => {
    const answer = run('demo', '--record', '--port', 'http');
    expect(answer).toMatchObject({
      status: 1,
      stdout: '',
      sentence: '--port must be a number from 1 to 65535, not "http".',
    });
  });
});
