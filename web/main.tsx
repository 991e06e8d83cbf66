import './ui/layers.css'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import './ui/fonts.css'

const root = document.getElementById('root')
if (!root) throw new Error('the document has no place for the pages')
createRoot(root).render(<App />)
