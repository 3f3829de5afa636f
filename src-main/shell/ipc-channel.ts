/** Names that both ends of the messages share; apart, because the preload script must not carry the schemas. */

export const ipcChannel = 'burstlab-api'

/** The global of the page through which its link sends and receives. */
export const ipcGlobal = 'burstlabDoor'
