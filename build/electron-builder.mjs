/**
 * Packages of the window, for `npm run package` (docs/release.md). Each system makes its own: native modules are installed for the machine
 * that runs npm. Nothing is published, and nothing updates itself.
 */

/**
 * What only other systems use of packages that bring binaries for all. Not as `files` of each system: with a list of their own,
 * electron-builder would pack the sources, too.
 * @param {string} system
 */
const notFor = (system) => [
  `!node_modules/better-sqlite3/prebuilds/!(${system}-\${arch}.node)`,
  `!node_modules/webgpu/dist/!(${system === 'darwin' ? 'darwin-universal' : `${system}-\${arch}`})/**`,
]

/** Packages whose code the build, or a file of another package, has in it already, and what only a compiler asks for. */
const unused = ['@trpc/client', '@types', '@webgpu', 'typescript', 'undici-types', 'zrender']

export default {
  appId: 'org.burstlab.workbench',
  productName: 'Burstlab',
  copyright: 'MIT licence',
  directories: { output: 'dist', buildResources: 'build' },
  publish: null,
  // better-sqlite3 and resvg ship Node-API binaries, which do not depend on Electron's version.
  npmRebuild: false,
  fileAssociations: [{ ext: 'burstlab', name: 'Burstlab bundle', description: 'Runs of Burstlab', mimeType: 'application/x-burstlab', role: 'Editor' }],
  asar: true,
  files: [
    'out/**',
    'resources/**',
    'package.json',
    'LICENSE',
    ...unused.map((name) => `!node_modules/${name}/**`),
    '!**/*.{map,ts,mts,cts,tsbuildinfo}',
    '!node_modules/**/{README,readme,CHANGELOG,HISTORY,CONTRIBUTING,PULL_REQUEST_TEMPLATE}*',
    '!node_modules/**/{test,tests,__tests__,example,examples,docs,skills}/**',
    '!node_modules/**/*{.test,.spec,_test}.{js,mjs,cjs}',
    '!node_modules/{better-sqlite3,webgpu}/{deps,src,build}/**',
    // The main side loads one file of each; the page has what it needs in its bundle.
    '!node_modules/echarts/{asset,extension,i18n,lib,ssr,theme,types}/**',
    '!node_modules/echarts/dist/!(echarts.js|package.json)',
    '!node_modules/katex/{contrib,src,types,dist/contrib,dist/fonts}/**',
    '!node_modules/katex/dist/!(katex.js)',
    // Of TensorFlow.js, Node loads one file of each package and its WebAssembly.
    '!node_modules/@tensorflow/tfjs-{core,backend-cpu,backend-wasm,backend-webgpu}/dist/**/!(*.node.js|*.wasm)',
    '!node_modules/@tensorflow/tfjs-backend-wasm/wasm-out/**',
    '!node_modules/dejavu-fonts-ttf/ttf/!(DejaVuSans.ttf|DejaVuSans-Bold.ttf)',
    '!node_modules/pdfkit/js/pdfkit.{browser,standalone}*',
    '!node_modules/pdfkit/js/*.old.*',
    ...notFor(process.platform),
  ],
  // Native code reads files by itself and knows no archive: modules and the libraries beside them, fonts that resvg reads.
  asarUnpack: ['**/*.{node,wasm,dll,so,dylib}', 'node_modules/dejavu-fonts-ttf/**', 'node_modules/@tensorflow/tfjs-node-gpu/**'],
  electronFuses: {
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    grantFileProtocolExtraPrivileges: false,
  },
  artifactName: '${productName}-${version}-${os}-${arch}.${ext}',
  linux: {
    icon: 'resources/icons/icon.png',
    target: ['AppImage', 'deb', 'rpm'],
    category: 'Science',
    synopsis: 'Lab workbench for burst-dependent learning',
    maintainer: 'Burstlab authors',
    syncDesktopName: true,
    desktop: { entry: { Comment: 'Lab workbench for burst-dependent learning', Keywords: 'neuroscience;plasticity;learning;simulation;' } },
  },
  win: { icon: 'resources/icons/icon.png', target: ['nsis'] },
  nsis: {
    oneClick: false,
    // Without an administrator: the file association is the user's own.
    perMachine: false,
    allowToChangeInstallationDirectory: true,
    // A lab's runs outlive the program.
    deleteAppDataOnUninstall: false,
  },
  mac: {
    icon: 'resources/icons/icon.png',
    target: ['dmg'],
    category: 'public.app-category.education',
    hardenedRuntime: true,
  },
}
