/** What one digest may take. A part is what a model reads well at once; most chats are one part. */
export const limits = {
  /** Of records in one call. */
  partTokens: 24_000,
  /** Calls for one digest, repairs and retries aside: the parts and one summary of them. */
  parts: 16,
  /** Of one answer; a repair may take twice as much. */
  answerTokens: 6_000,
  summaryTokens: 3_000,
  /** Of notes on the parts that the summary is made from. */
  noteTokens: 24_000,
  /** Parts that are read at the same time. */
  atOnce: 3,
}
export type Limits = typeof limits
