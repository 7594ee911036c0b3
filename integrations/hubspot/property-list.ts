import {
  PropertyCreateFieldTypeEnum as Field,
  PropertyCreateTypeEnum as Type,
} from '@hubspot/api-client/lib/codegen/crm/properties/models/PropertyCreate.js'
import { urgencies } from '../../models/digest-content.ts'
import { noteKeyProperty } from './notes.ts'

export const propertyGroup = { name: 'conduits', label: 'Conduits', displayOrder: -1 }

const define = (name: string, label: string, type: Type, fieldType: Field) => ({
  name,
  label,
  type,
  fieldType,
  groupName: propertyGroup.name,
})
const text = (name: string, label: string) => define(name, label, Type.String, Field.Text)
const moment = (name: string, label: string) => define(name, label, Type.Datetime, Field.Date)

/** What Conduits adds to contacts; the last four are signals for lists and workflows. */
export const ourContactProperties = [
  text('telegram_username', 'Telegram username'),
  text('telegram_user_id', 'Telegram user ID'),
  moment('telegram_last_sync', 'Telegram last sync'),
  define('telegram_conversation_count', 'Telegram conversation count', Type.Number, Field.Number),
  moment('telegram_last_message_at', 'Telegram last message'),
  moment('telegram_awaiting_reply_since', 'Telegram awaiting reply since'),
  {
    ...define('telegram_urgency', 'Telegram urgency', Type.Enumeration, Field.Select),
    options: urgencies.map((value, displayOrder) => ({
      value,
      label: value.replace(/^./, (letter) => letter.toUpperCase()),
      displayOrder,
      hidden: false,
    })),
  },
  text('telegram_next_step', 'Telegram next step'),
]

export const noteKey = text(noteKeyProperty, 'Conduits key')
