/** What the product knows of Telegram. Nothing of GramJS leaves this folder. All ids are decimal strings. */

export type PeerType = 'user' | 'chat' | 'channel'
/** Enough to address a peer without asking Telegram again; `accessHash` is null for basic groups. */
export type PeerRef = { type: PeerType; id: string; accessHash: string | null }

/** `service` is Telegram's own chat (777000); `self` is Saved Messages; `group` covers basic groups and supergroups. */
export type DialogKind = 'private' | 'group' | 'channel' | 'bot' | 'self' | 'service'

export type TelegramDialog = {
  peer: PeerRef
  kind: DialogKind
  /** Display name; "Deleted Account" for a deleted one. */
  name: string
  username: string | null
  /** E.164 with +, where Telegram shows it to this account. */
  phone: string | null
  topMessageId: number
  lastMessageAt: Date | null
  /** When the newest message was edited; null = never. */
  topEditedAt: Date | null
  unreadCount: number
  /** In the account's address book; always false for groups and channels. */
  isContact: boolean
  isMuted: boolean
  isArchived: boolean
}

/** A chat folder as the person has set it up in Telegram. */
export type TelegramFolder = {
  title: string
  /** By the folder's own lists and rules (core.telegram.org/api/folders). */
  holds(dialog: TelegramDialog): boolean
}

export type TelegramMessage = {
  id: number
  date: Date
  /** Null for anonymous posts. */
  senderId: string | null
  senderName: string
  isOutgoing: boolean
  /** Text or caption; media stand as placeholders such as "[Photo]" or "[Voice message 0:14]" before it. */
  text: string
  replyToId: number | null
  editedAt: Date | null
}

export type TelegramUser = {
  id: string
  firstName: string
  lastName: string | null
  username: string | null
  phone: string | null
}

/** One signed-in connection. Always `close()` it: an open one keeps the process alive. */
export interface TelegramConnection {
  readonly self: TelegramUser
  /** All dialogs, archived ones included, paged at Telegram 100 at a time, newest first. */
  listDialogs(): Promise<TelegramDialog[]>
  /** The person's own chat folders; the archive and "All chats" are none. One call. */
  listFolders(): Promise<TelegramFolder[]>
  /** Every message with an id greater than `afterId`, oldest first, paged at Telegram 100 at a time. Service messages are left out. */
  messagesAfter(peer: PeerRef, afterId: number): Promise<TelegramMessage[]>
  /** The newest `count` messages, oldest first. */
  newestMessages(peer: PeerRef, count: number): Promise<TelegramMessage[]>
  /** The session as it should be stored from now on (a DC may have moved). Secret. */
  session(): string
  close(): Promise<void>
}

/** A sign-in between its steps: the same auth key must be used from code to sign-in. Secret: encrypt it at rest. */
export type PendingSignIn = { phone: string; phoneCodeHash: string; session: string }

/** How the code reaches the person, and how many digits it has (null: Telegram does not say). */
export type SentCode = { by: 'app' | 'sms' | 'call' | 'email' | 'fragment'; length: number | null }

/** A sign-in that owes the cloud password. Secret. */
export type PendingPassword = { session: string }
/** A sign-in that waits for its QR code to be scanned. `url` is what the code says; it changes about every 30 s. Secret. */
export type PendingQr = { session: string; url: string; expiresAt: Date }

export type SignedIn = { state: 'signed-in'; session: string; user: TelegramUser }
export type NeedsPassword = { state: 'needs-2fa'; pending: PendingPassword }
export type QrWaiting = { state: 'waiting'; pending: PendingQr }

export type ConnectOptions = {
  /** `wait` sleeps through flood waits of up to 60 s (jobs); `fail` throws `telegram-flood-wait` at once (a person waits). */
  floodWait: 'wait' | 'fail'
  /** Aborting closes the connection and rejects what is in flight: the account's lease was lost, or the process stops. */
  signal?: AbortSignal
  /** Told of every flood wait before it is slept through or thrown, so that it can be remembered. */
  onFloodWait?: (seconds: number) => Promise<void>
}

/**
 * Telegram as the product uses it. Every call has its own timeout. Errors are AppErrors:
 * telegram-session-lost (sign in anew), telegram-flood-wait (with seconds), telegram-unreachable, and at sign-in
 * telegram-phone-invalid, -phone-banned, -code-invalid, -code-expired, -password-invalid, -sign-up-needed.
 */
export interface Telegram {
  connect(session: string, options: ConnectOptions): Promise<TelegramConnection>
  requestCode(phone: string): Promise<PendingSignIn & { sent: SentCode }>
  signIn(pending: PendingSignIn, code: string): Promise<SignedIn | NeedsPassword>
  checkPassword(pending: PendingPassword, password: string): Promise<SignedIn>
  /** Begins a sign-in by QR code (core.telegram.org/api/qr-login). */
  requestQr(): Promise<QrWaiting>
  /** Asks whether the code was scanned; if not, gives the code that is valid now. */
  checkQr(pending: PendingQr): Promise<QrWaiting | SignedIn | NeedsPassword>
  /** auth.logOut, one try of 10 s. True if Telegram confirmed it (or the session was already dead). Never throws. */
  logOut(session: string): Promise<boolean>
}

export type TelegramConfig = {
  apiId: number
  apiHash: string
  /** DC number -> where to send it; empty = Telegram itself. */
  servers: { dc: number; host: string; port: number }[]
  /** A public RSA key (PEM) to trust beside Telegram's own, for test servers. */
  serverKeyPem: string | null
}
