/** Names the wording of `consent` in the words files. A new wording gets a new one; a test holds the two together. */
export const consentVersion = 'chat-2026-11-22'
