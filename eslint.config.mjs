/**
 * The part of `npm run lint` that oxlint cannot do: the house's own rules on all files, and Vue's files, of which it reads no template. The
 * rules of TypeScript stand in .oxlintrc.json, those that need types in Vue's files in build/lint/vue-types.mjs.
 */
import js from '@eslint/js'
import vue from 'eslint-plugin-vue'
import { defineConfig } from 'eslint/config'
import tseslint from 'typescript-eslint'
import { dependencyRule } from './build/lint/dependency-rule.mjs'
import { openExternal, unsafeWindowOptions } from './build/lint/electron-security.mjs'

export default defineConfig(
  { ignores: ['.vue-types-*/', 'src-main/engines/**/assembly/', 'out/', 'dist/', 'coverage/', 'test-results/', 'playwright-report/', 'electron.vite.config.ts.*.mjs'] },
  {
    files: ['**/*.ts', '**/*.mjs', '**/*.vue'],
    languageOptions: { parser: tseslint.parser },
    rules: { 'no-restricted-syntax': ['error', ...unsafeWindowOptions, ...openExternal] },
  },
  { files: ['src-main/shell/open-external.ts'], rules: { 'no-restricted-syntax': ['error', ...unsafeWindowOptions] } },
  {
    files: ['src-main/**', 'src-renderer/**'],
    plugins: { house: { rules: { dependency: dependencyRule } } },
    rules: { 'house/dependency': 'error' },
  },
  {
    files: ['**/*.vue'],
    extends: [js.configs.recommended, tseslint.configs.strict, tseslint.configs.stylistic, vue.configs['flat/recommended']],
    languageOptions: { parserOptions: { parser: tseslint.parser } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'max-lines': ['error', 400],
      // The compiler knows the globals of the page.
      'no-undef': 'off',
      // How templates are laid out is the writer's; what they mean is not.
      'vue/max-attributes-per-line': 'off',
      'vue/singleline-html-element-content-newline': 'off',
      'vue/html-self-closing': ['error', { html: { void: 'any' } }],
      // `defineProps<{ option?: … }>()` says it already: absent is undefined.
      'vue/require-default-prop': 'off',
      // A switch over all there is returns in every case: the types know it, this rule does not.
      'vue/return-in-computed-property': 'off',
      'vue/component-api-style': ['error', ['script-setup']],
      'vue/no-v-html': 'error',
      '@typescript-eslint/ban-ts-comment': ['error', { 'ts-ignore': true, 'ts-expect-error': true, 'ts-nocheck': true }],
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
)
