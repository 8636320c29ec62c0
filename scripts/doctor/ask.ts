/**
 * Asks a host; once more where it closed a connection that was kept open, just when it was used again.
 * https://undici.nodejs.org/#/docs/api/Errors
 */
export async function askHost(address: string, options: RequestInit = {}): Promise<Response> {
  try {
    return await fetch(address, options);
  } catch (error) {
    const { cause } = error as { cause?: { code?: string } };
    if (cause?.code !== 'UND_ERR_SOCKET') throw error;
    return fetch(address, options);
  }
}
