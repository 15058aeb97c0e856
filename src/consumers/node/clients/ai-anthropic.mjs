import { createAnthropic } from '@ai-sdk/anthropic'
import { aiSdk } from './ai-sdk.mjs'

export default aiSdk(({ base }) => createAnthropic({ baseURL: base, apiKey: 'unused' })('any'))
