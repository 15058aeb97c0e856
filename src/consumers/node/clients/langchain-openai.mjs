import { ChatOpenAI, OpenAIEmbeddings } from '@langchain/openai'
import { embedding, langchain } from './langchain.mjs'

const common = ({ base }) => ({ model: 'any', apiKey: 'unused', configuration: { baseURL: base } })
const responses = langchain((asked) => new ChatOpenAI({ ...common(asked), useResponsesApi: true }))

export default langchain((asked) => new ChatOpenAI(common(asked)), {
  respond: responses.ask,
  streamResponse: responses.stream,
  ...embedding((asked) => new OpenAIEmbeddings(common(asked))),
})
