/** Entry point of the page: puts client, stores and theme together. */
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import { connectToLab } from './api/transport.ts'
import { apiKey } from './api/use-api.ts'
import App from './App.vue'
import { useTheme } from './theme/use-theme.ts'

const app = createApp(App)
app.provide(apiKey, connectToLab(window))
app.use(createPinia())
useTheme(app, document)
app.mount('#app')
