import { createOpenAI } from '@ai-sdk/openai'
import { aiSdk, embedding } from './ai-sdk.mjs'

const at = ({ base }) => createOpenAI({ baseURL: base, apiKey: 'unused' })
const responses = aiSdk((asked) => at(asked).responses('any'))

export default aiSdk((asked) => at(asked).chat('any'), {
  respond: responses.ask,
  streamResponse: responses.stream,
  ...embedding((asked) => at(asked).embedding('any')),
})
