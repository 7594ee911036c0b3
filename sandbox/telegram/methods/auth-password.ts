import { randomBytes } from 'node:crypto'
import { Api } from 'telegram/tl/index.js'
import { dhGenerator, dhPrimeBytes } from '../crypto/dh-group.ts'
import { type Challenge, createChallenge, createVerifier, isProven, type PasswordAlgo } from '../crypto/srp.ts'
import { method, type Method } from '../rpc/method.ts'
import { RpcFailure } from '../rpc/rpc-failure.ts'
import { type AuthKey } from '../state/auth-keys.ts'
import { fromLong, long } from '../tl.ts'
import { signedIn } from './authorise.ts'
import { type SandboxState } from './sandbox-state.ts'

/** Two-step verification by SRP. A challenge serves one try. */
export const authPasswordMethods = ({ accounts, people }: SandboxState): Method[] => {
  const algos = new Map<string, Promise<PasswordAlgo>>()
  const challenges = new WeakMap<AuthKey, Challenge>()

  const algoOf = (password: string): Promise<PasswordAlgo> => {
    const made = algos.get(password) ?? createVerifier(password)
    algos.set(password, made)
    return made
  }
  const accountOf = (authKey: AuthKey) => {
    const account = accounts.find(authKey.passwordFor ?? authKey.userId ?? 0)
    if (!account) throw new RpcFailure(401, 'AUTH_KEY_UNREGISTERED')
    return account
  }
  const kdf = ({ salt1, salt2 }: { salt1: Buffer; salt2: Buffer }) =>
    new Api.PasswordKdfAlgoSHA256SHA256PBKDF2HMACSHA512iter100000SHA256ModPow({
      salt1,
      salt2,
      g: dhGenerator,
      p: dhPrimeBytes,
    })

  return [
    method(Api.account.GetPassword, async (_request, { authKey }) => {
      const { password } = accountOf(authKey)
      const all = {
        newAlgo: kdf({ salt1: randomBytes(8), salt2: randomBytes(16) }),
        newSecureAlgo: new Api.SecurePasswordKdfAlgoUnknown(),
        secureRandom: randomBytes(256),
      }
      if (password === null) return new Api.account.Password(all)
      const algo = await algoOf(password)
      const challenge = createChallenge(algo)
      challenges.set(authKey, challenge)
      const { srpId, srpB } = challenge
      return new Api.account.Password({
        ...all,
        hasPassword: true,
        currentAlgo: kdf(algo),
        srp_B: srpB,
        srpId: long(srpId),
      })
    }),
    method(Api.auth.CheckPassword, async ({ password: proof }, { authKey }) => {
      const account = accountOf(authKey)
      if (!(proof instanceof Api.InputCheckPasswordSRP) || account.password === null)
        throw new RpcFailure(400, 'PASSWORD_HASH_INVALID')
      const challenge = challenges.get(authKey)
      if (challenge?.srpId !== fromLong(proof.srpId)) throw new RpcFailure(400, 'SRP_ID_INVALID')
      challenges.delete(authKey)
      if (!isProven(await algoOf(account.password), challenge, { a: proof.A, m1: proof.M1 }))
        throw new RpcFailure(400, 'PASSWORD_HASH_INVALID')
      return signedIn(authKey, account, people)
    }),
  ]
}
