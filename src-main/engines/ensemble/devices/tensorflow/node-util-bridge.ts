/**
 * tfjs-node 4.22 calls functions of `node:util` that Node 23 removed. They are put back where they are missing, and only then; what
 * Node still has stays Node's.
 */
import util from 'node:util'

/** As Node's documentation says they were. */
const removed: Readonly<Record<string, (value: unknown) => boolean>> = {
  isArray: Array.isArray,
  isBoolean: (value) => typeof value === 'boolean',
  isFunction: (value) => typeof value === 'function',
  isNull: (value) => value === null,
  isNullOrUndefined: (value) => value === null || value === undefined,
  isNumber: (value) => typeof value === 'number',
  isObject: (value) => value !== null && typeof value === 'object',
  isPrimitive: (value) => value === null || (typeof value !== 'object' && typeof value !== 'function'),
  isString: (value) => typeof value === 'string',
  isUndefined: (value) => value === undefined,
}

/** Names of what it had to add. */
export function bridgeNodeUtil(target: object = util): string[] {
  const missing = Object.entries(removed).filter(([name]) => !(name in target))
  for (const [name, value] of missing) Object.defineProperty(target, name, { value, configurable: true, enumerable: false, writable: true })
  return missing.map(([name]) => name)
}
