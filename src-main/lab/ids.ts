/** Names of things nobody names by hand: short enough to read out, long enough never to meet. */
import { randomBytes } from 'node:crypto'

const letters = '0123456789abcdefghjkmnpqrstvwxyz'

/** Fourteen letters of 5 bits, without those that look alike. */
export const newId = (): string => Array.from(randomBytes(14), (byte) => letters[byte & 31]).join('')
