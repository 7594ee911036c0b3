export { cleanText } from '../../integrations/summarizer/clean-text.ts'
