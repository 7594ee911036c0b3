import { z } from 'zod'

export const objectTypes = ['contacts', 'notes'] as const
export type ObjectType = (typeof objectTypes)[number]

const Option = z.object({
  label: z.string(),
  value: z.string(),
  displayOrder: z.int().default(-1),
  hidden: z.boolean().default(false),
})

/** What a caller may say of a new property. */
export const PropertyInput = z.object({
  name: z.string().regex(/^[a-z][a-z0-9_]{0,99}$/, 'must start with a letter and hold only a-z, 0-9 and _'),
  label: z.string().min(1),
  groupName: z.string(),
  type: z.enum(['string', 'number', 'date', 'datetime', 'enumeration', 'bool']),
  fieldType: z.enum([
    'text',
    'textarea',
    'number',
    'date',
    'select',
    'radio',
    'checkbox',
    'booleancheckbox',
    'phonenumber',
    'html',
    'file',
    'calculation_equation',
  ]),
  description: z.string().default(''),
  options: z.array(Option).default([]),
  hasUniqueValue: z.boolean().default(false),
  displayOrder: z.int().default(-1),
  hidden: z.boolean().default(false),
  formField: z.boolean().default(false),
})
export type PropertyDefinition = z.output<typeof PropertyInput> & {
  hubspotDefined: boolean
  readOnly: boolean
  archived: boolean
  createdAt: string
}

const text = (name: string) => [name, 'string', 'text'] as const
const date = (name: string) => [name, 'datetime', 'date'] as const
const builtIn: Record<ObjectType, { group: string; writable: (readonly string[])[]; computed: (readonly string[])[] }> =
  {
    contacts: {
      group: 'contactinformation',
      writable: [
        ...['firstname', 'lastname', 'email', 'company', 'jobtitle', 'website', 'city', 'country', 'address'].map(text),
        ...['lifecyclestage', 'hubspot_owner_id', 'hs_timezone', 'hs_language'].map(text),
        ...['phone', 'mobilephone'].map((name) => [name, 'string', 'phonenumber']),
      ],
      computed: [
        ...['hs_searchable_calculated_phone_number', 'hs_searchable_calculated_mobile_number'].map(text),
        ...['hs_object_id', 'hs_merged_object_ids'].map(text),
        ...['createdate', 'lastmodifieddate'].map(date),
      ],
    },
    notes: {
      group: 'notes',
      writable: [['hs_note_body', 'string', 'html'], date('hs_timestamp'), text('hubspot_owner_id')],
      computed: [text('hs_object_id'), date('hs_createdate'), date('hs_lastmodifieddate')],
    },
  }

export const builtInGroup = (type: ObjectType) => builtIn[type].group

/** The properties that every portal has, as far as this stand-in knows them. */
export const builtInProperties = (type: ObjectType, createdAt: string): PropertyDefinition[] => {
  const define = (rows: (readonly string[])[], readOnly: boolean) =>
    rows.map(([name, valueType, fieldType]) => ({
      ...PropertyInput.parse({ name, label: name, groupName: builtIn[type].group, type: valueType, fieldType }),
      hasUniqueValue: type === 'contacts' && name === 'email',
      hubspotDefined: true,
      readOnly,
      archived: false,
      createdAt,
    }))
  return [...define(builtIn[type].writable, false), ...define(builtIn[type].computed, true)]
}
