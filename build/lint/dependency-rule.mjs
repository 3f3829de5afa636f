/** ESLint rule: every import follows the arrows of layers.mjs. */
import { posix, relative, sep } from 'node:path'
import { fileRefusal, layerOf, packageRefusal } from './layers.mjs'

/** @type {import('eslint').Rule.RuleModule} */
export const dependencyRule = {
  meta: { type: 'problem', schema: [], docs: { description: 'imports follow the dependency rule of the house' } },
  create(context) {
    const path = relative(context.cwd, context.filename).split(sep).join('/')
    const from = layerOf(path)

    /** @param {import('eslint').Rule.Node} node @param {unknown} source @param {boolean} typeOnly */
    const check = (node, source, typeOnly) => {
      if (typeof source !== 'string' || from === undefined) return
      const refusal = source.startsWith('.')
        ? fileRefusal({ from, to: posix.join(posix.dirname(path), withoutQuery(source)), typeOnly })
        : packageRefusal({ from, name: source })
      if (refusal !== null) context.report({ node, message: refusal })
    }
    return {
      Program(node) {
        if (from === undefined) context.report({ node, message: `${path} belongs to no layer: name it in build/lint/layers.mjs.` })
      },
      /** @param {import('eslint').Rule.Node & { source?: { value: unknown } | null, importKind?: string, exportKind?: string }} node */
      'ImportDeclaration, ExportNamedDeclaration, ExportAllDeclaration'(node) {
        check(node, node.source?.value, (node.importKind ?? node.exportKind) === 'type')
      },
      ImportExpression(node) {
        check(node, node.source.type === 'Literal' ? node.source.value : undefined, false)
      },
      /** @param {import('eslint').Rule.Node & { source: { value: unknown } }} node */
      TSImportType(node) {
        check(node, node.source.value, true)
      },
    }
  },
}

/** Without the "?raw" or "?url" that the bundler reads. @param {string} source */
const withoutQuery = (source) => source.replace(/\?.*$/, '')
