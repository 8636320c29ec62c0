export function runNode(args: string[]): Promise<number>;
export function runStep(
  args: string[],
  options?: {
    env?: Record<string, string>;
    onOutput?: (text: Buffer) => void;
    longestSilenceMs?: number;
  },
): Promise<{ passed: boolean; output: string }>;
