import { ChatAnthropic } from '@langchain/anthropic'
import { langchain } from './langchain.mjs'

export default langchain(({ root }) => new ChatAnthropic({ model: 'any', apiKey: 'unused', anthropicApiUrl: root }))
