import { atMost } from '../support/patience';

/** The protocol's key of an element: https://www.w3.org/TR/webdriver2/#elements */
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

/** The longest time for a command, because a hanging engine must not hang the run. */
const LONGEST_MS = atMost(90_000);

/** One session of the W3C's WebDriver protocol, with only the commands that the journeys need. */
export class WebDriverSession {
  private constructor(
    readonly browser: string,
    readonly version: string,
    readonly base: string,
  ) {}

  /** @param server the driver's address @param capabilities what the browser must match */
  static async begin(server: string, capabilities: object): Promise<WebDriverSession> {
    const { sessionId, capabilities: got } = await send<{
      sessionId: string;
      capabilities: { browserName: string; browserVersion: string };
    }>(`${server}/session`, 'POST', { capabilities: { alwaysMatch: capabilities } });
    return new WebDriverSession(got.browserName, got.browserVersion, `${server}/session/${sessionId}`);
  }

  command<T>(path: string, body: object): Promise<T> {
    return send<T>(`${this.base}/${path}`, 'POST', body);
  }

  /** @returns the value of the function's body, or of its promise */
  async run<T>(body: string, args: readonly unknown[]): Promise<T> {
    const script = `
      const done = arguments[arguments.length - 1];
      const given = [...arguments].slice(0, -1);
      new Promise((resolve) => resolve((function () { ${body} }).apply(null, given)))
        .then((value) => done({ value: value === undefined ? null : value }), (error) => done({ error: String(error) }));`;
    const answer = await this.command<{ value: T; error?: string }>('execute/async', { script, args });
    if (answer.error !== undefined) throw new Error(answer.error);
    return answer.value;
  }

  /** @returns the reference of the element that the body returns */
  async find(body: string, args: readonly unknown[]): Promise<string | undefined> {
    const value = await this.run<Record<string, string> | null>(body, args);
    return value?.[ELEMENT];
  }

  picture(): Promise<string> {
    return send<string>(`${this.base}/screenshot`, 'GET');
  }

  end(): Promise<void> {
    return send<void>(this.base, 'DELETE');
  }
}

async function send<T>(url: string, method: string, body?: object): Promise<T> {
  const signal = AbortSignal.timeout(LONGEST_MS);
  const answer = await fetch(url, { method, signal, ...(body && { body: JSON.stringify(body) }) });
  const { value } = (await answer.json()) as { value: T & { error?: string; message?: string } };
  if (!answer.ok) throw new Error(`${value.error}: ${value.message}`);
  return value;
}
