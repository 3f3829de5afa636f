/** Settings that would open the window's safe doors, as syntax that ESLint refuses. */

/** @param {string} name @param {boolean} value @param {string} why */
const never = (name, value, why) => ({ selector: `Property[key.name='${name}'][value.value=${value}]`, message: `${name}: ${value} ${why}.` })

export const unsafeWindowOptions = [
  never('nodeIntegration', true, 'would hand Node to the page'),
  never('nodeIntegrationInWorker', true, 'would hand Node to the page'),
  never('nodeIntegrationInSubFrames', true, 'would hand Node to the page'),
  never('contextIsolation', false, 'would let the page change the preload script'),
  never('sandbox', false, 'would take the page out of the sandbox'),
  never('webSecurity', false, 'would switch the same-origin policy off'),
  never('allowRunningInsecureContent', true, 'would load pages over plain HTTP'),
  never('webviewTag', true, 'would allow foreign pages inside ours'),
]

const openExternalMessage = 'Only src-main/shell/open-external.ts opens external links: it knows which are allowed.'

export const openExternal = [
  { selector: "MemberExpression[property.name='openExternal']", message: openExternalMessage },
  { selector: "MemberExpression[property.value='openExternal']", message: openExternalMessage },
  { selector: "ObjectPattern > Property[key.name='openExternal']", message: openExternalMessage },
]
