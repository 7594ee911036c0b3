import { z } from 'zod'

/**
 * The JSON that Telegram Desktop writes ("Machine-readable JSON"), as far as we read it; unknown fields are let pass.
 * Source: telegramdesktop/tdesktop, Telegram/SourceFiles/export/output/export_output_json.cpp.
 */

const Text = z
  .union([z.string(), z.array(z.union([z.string(), z.object({ text: z.string() })]))])
  .transform((parts) =>
    typeof parts === 'string' ? parts : parts.map((part) => (typeof part === 'string' ? part : part.text)).join(''),
  )

const Digits = z.string().regex(/^\d{1,12}$/)
const UnixTime = z.union([z.int().min(0), Digits.transform(Number)]).optional()
/** For what is nice to have: an odd value is treated as an absent one. */
const lenient = <T extends z.ZodType>(type: T) => type.optional().catch(undefined)

export const ExportMessage = z.object({
  id: z.int(),
  type: z.string(),
  /** Time without a zone, in the zone of the machine that exported. */
  date: z.string().optional(),
  date_unixtime: UnixTime,
  edited: lenient(z.string()),
  edited_unixtime: lenient(UnixTime),
  from: z.string().nullish(),
  /** `user123`, `chat123`, `channel123`; a bare number of a user in exports from before 2021. */
  from_id: z.union([z.string(), z.int()]).nullish(),
  text: Text.default(''),
  reply_to_message_id: lenient(z.int()),
  reply_to_peer_id: lenient(z.string()),
  photo: lenient(z.string()),
  file: lenient(z.string()),
  file_name: lenient(z.string()),
  media_type: lenient(z.string()),
  duration_seconds: lenient(z.number().min(0)),
  contact_information: lenient(z.looseObject({})),
  location_information: lenient(z.looseObject({})),
  place_name: lenient(z.string()),
  poll: lenient(z.object({ question: Text })),
})
export type ExportMessage = z.infer<typeof ExportMessage>

export const ExportChat = z.object({
  id: z.int().min(1),
  /** Null or absent for deleted accounts, Saved Messages and Telegram's own chats. */
  name: z.string().nullish(),
  type: z.string(),
  messages: z.array(z.unknown()),
})
export type ExportChat = z.infer<typeof ExportChat>

export const ExportPerson = z.object({
  user_id: z.int().min(1).optional(),
  first_name: z.string().default(''),
  last_name: z.string().default(''),
  /** As people read it: "+1 415 555 0100". */
  phone_number: z.string().default(''),
  username: z.string().optional(),
})
export type ExportPerson = z.infer<typeof ExportPerson>

const List = z.object({ list: z.array(z.unknown()) }).optional()

/** The full account form: whatever was ticked in the export dialog. */
export const AccountExport = z
  .object({ personal_information: lenient(ExportPerson), contacts: lenient(List), chats: List, left_chats: List })
  .refine((root) => root.chats ?? root.left_chats ?? root.personal_information ?? root.contacts)
export type AccountExport = z.infer<typeof AccountExport>
