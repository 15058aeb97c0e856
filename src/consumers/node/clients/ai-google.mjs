import { createGoogleGenerativeAI } from '@ai-sdk/google'
import { aiSdk, embedding } from './ai-sdk.mjs'

const at = ({ root }) => createGoogleGenerativeAI({ baseURL: `${root}/v1beta`, apiKey: 'unused' })

export default aiSdk((asked) => at(asked)('any'), embedding((asked) => at(asked).embedding('any')))
