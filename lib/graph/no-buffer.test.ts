import { expect, test } from 'vitest';
import { Buffer } from './no-buffer';

test('nothing in a browser counts as a Buffer', () => expect(Buffer).toBeUndefined());
