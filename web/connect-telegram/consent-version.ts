/** Names the wording that people agree to. A new wording of `connect.consent` gets a new one; a test holds the two together. */
export const consentVersion = '2026-11-22'
