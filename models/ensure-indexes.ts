import mongoose from 'mongoose'

/** Builds every collection and index; unique indexes hold the truth, so this is awaited before a door opens. */
export const ensureIndexes = async () => {
  for (const model of Object.values(mongoose.models)) {
    await model.createCollection()
    await model.createIndexes()
  }
}
