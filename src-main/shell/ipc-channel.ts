/** Names that both ends of the messages share; apart, because the preload script must not carry the schemas. */

export const ipcChannel = 'trpc-electron'

/** The global of the page through which its link sends and receives. */
export const ipcGlobal = 'electronTRPC'
