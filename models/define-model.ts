import mongoose, { type IndexDefinition, type IndexOptions, type Model, type SchemaDefinitionProperty } from 'mongoose'

type Index = [fields: IndexDefinition, options?: IndexOptions]
/** One mongoose field for each field of the zod type: a missing, extra or mistyped one does not compile. */
export type Fields<T> = { [K in Exclude<keyof T, '_id'>]-?: SchemaDefinitionProperty<T[K]> }

/** The mongoose model of a record whose `_id` is a string of ours. Reads are meant to be lean: what comes back is a `T`. */
export const defineModel = <T extends { _id: string }>(
  name: string,
  fields: Fields<T>,
  indexes: Index[] = [],
): Model<T> => {
  const schema = new mongoose.Schema<T>({ _id: { type: String, required: true }, ...fields } as never, {
    versionKey: false,
    strict: 'throw',
    minimize: false,
    autoCreate: false,
    autoIndex: false,
  })
  for (const [definition, options] of indexes) schema.index(definition, options)
  return mongoose.model<T>(name, schema)
}
