/** ESLint rule: every import follows the arrows of layers.mjs. */
import { posix, relative, sep } from 'node:path'
import { fileRefusal, layerOf, packageRefusal } from './layers.mjs'

/** @import { TSESTree } from '@typescript-eslint/utils' */

/** @type {import('@eslint/core').RuleDefinition} */
export const dependencyRule = {
  meta: { type: 'problem', schema: [], docs: { description: 'imports follow the dependency rule of the house' }, messages: { arrow: '{{why}}' } },
  create(context) {
    const path = relative(context.cwd, context.filename).split(sep).join('/')
    const from = layerOf(path)

    /** @param {TSESTree.Node} node @param {unknown} source @param {boolean} typeOnly */
    const check = (node, source, typeOnly) => {
      if (typeof source !== 'string' || from === undefined) return
      const why = source.startsWith('.')
        ? fileRefusal({ from, to: posix.join(posix.dirname(path), withoutQuery(source)), typeOnly })
        : packageRefusal({ from, name: source })
      if (why !== null) context.report({ node, messageId: 'arrow', data: { why } })
    }
    return {
      /** @param {TSESTree.Program} node */
      Program(node) {
        if (from === undefined) context.report({ node, messageId: 'arrow', data: { why: `${path} belongs to no layer: name it in build/lint/layers.mjs.` } })
      },
      /** @param {TSESTree.ImportDeclaration} node */
      ImportDeclaration: (node) => check(node, node.source.value, node.importKind === 'type'),
      /** @param {TSESTree.ExportNamedDeclaration} node */
      ExportNamedDeclaration: (node) => check(node, node.source?.value, node.exportKind === 'type'),
      /** @param {TSESTree.ExportAllDeclaration} node */
      ExportAllDeclaration: (node) => check(node, node.source.value, node.exportKind === 'type'),
      /** @param {TSESTree.ImportExpression} node */
      ImportExpression: (node) => check(node, node.source.type === 'Literal' ? node.source.value : undefined, false),
      /** @param {TSESTree.TSImportType} node */
      TSImportType: (node) => check(node, node.source.value, true),
    }
  },
}

/** Without the "?raw" or "?url" that the bundler reads. @param {string} source */
const withoutQuery = (source) => source.replace(/\?.*$/, '')
