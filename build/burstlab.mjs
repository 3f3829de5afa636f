#!/usr/bin/env node
/** The command line, on a Node that can run it: `npm run burstlab -- list`, or `burstlab list` where it is installed. */
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { prepare } from './lib/prepare.mjs'
import { runChild } from './lib/run-child.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))

try {
  const node = await prepare(root)
  process.exitCode = await runChild(node, [join(root, 'out', 'main', 'cli.js'), ...process.argv.slice(2)])
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
