/** The address of this run's sandbox or portal; playwright.config.ts sets both. */
function address(name: 'E2E_SANDBOX_URL' | 'E2E_PORTAL_URL'): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run the tests through Playwright's configuration.`);
  return value;
}

export const sandboxUrl = () => address('E2E_SANDBOX_URL');
export const portalUrl = () => address('E2E_PORTAL_URL');

/**
 * Calls the sandbox and returns its JSON. Throws with the whole answer where the sandbox refuses,
 * which is a mistake of the test.
 */
export async function callSandbox<T>(
  path: string,
  options: { method?: string; body?: unknown; headers?: Record<string, string> } = {},
): Promise<T> {
  const { method = 'GET', body, headers = {} } = options;
  const answer = await fetch(`${sandboxUrl()}${path}`, {
    method,
    headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${text}`);
  return (text === '' ? undefined : JSON.parse(text)) as T;
}
