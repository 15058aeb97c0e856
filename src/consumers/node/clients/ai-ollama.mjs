import { createOllama } from 'ollama-ai-provider-v2'
import { aiSdk, embedding } from './ai-sdk.mjs'

const at = ({ root }) => createOllama({ baseURL: `${root}/api` })

export default aiSdk((asked) => at(asked)('any'), embedding((asked) => at(asked).embedding('any')))
