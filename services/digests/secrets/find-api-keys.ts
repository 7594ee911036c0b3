import { type SecretFinder } from './secret-kind.ts'

const before = '(?<![A-Za-z0-9_-])'
/** The forms their makers gave them, so that a push or a message can be scanned for them. */
const forms = [
  'sk-[A-Za-z0-9_-]{16,}',
  '(?:sk|rk|pk|whsec)_(?:live_|test_)?[A-Za-z0-9]{20,}',
  '(?:AKIA|ASIA|AGPA|AROA)[A-Z0-9]{16}',
  'gh[pousr]_[A-Za-z0-9]{30,}',
  'github_pat_\\w{40,}',
  'glpat-[\\w-]{18,}',
  'xox[abeoprs]-[\\w-]{10,}',
  'xapp-[\\w-]{20,}',
  'AIza[\\w-]{35}',
  'ya29\\.[\\w-]{20,}',
  'SG\\.[\\w-]{16,}\\.[\\w-]{16,}',
  'npm_[A-Za-z0-9]{36}',
  'hf_[A-Za-z]{30,}',
  'pat-(?:na|eu|ap)\\d-[\\da-f-]{36}',
  'shp(?:at|ca|pa|ss)_[a-fA-F\\d]{32}',
  'dop_v1_[a-f\\d]{64}',
  'cdt_[\\w-]{16,}',
  '\\d{8,10}:[A-Za-z0-9_-]{35}(?![A-Za-z0-9_-])',
  'eyJ[\\w-]{10,}\\.[\\w-]{10,}(?:\\.[\\w-]*)?',
]
const known = new RegExp(`${before}(?:${forms.join('|')})`, 'g')
const privateKey =
  /-----BEGIN [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----[\s\S]*?(?:-----END [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----|$)/g
const named =
  /(?:api[ _-]?(?:key|token|secret)|access[ _-]?(?:key|token)|secret[ _-]?(?:access[ _-]?)?key|client[ _-]?secret|auth[ _-]?token|refresh[ _-]?token|private[ _-]?key|api[ -]?ключ|ключ api|токен|schlüssel|clave (?:de )?api|clé (?:d['’])?api|bearer)\s*(?:is|ist|es|est|это|[:=—–-])?\s*["'`«“]?(?<value>(?=[^\s"'`»”]*\d)[A-Za-z0-9_\-./+=]{16,})/giu

/** API keys and tokens: by their makers' forms, private keys in PEM, and what somebody calls a key. */
export const findApiKeys: SecretFinder = (text) => [
  ...[...text.matchAll(privateKey), ...text.matchAll(known)].map(({ index, 0: match }) => ({
    start: index,
    end: index + match.length,
  })),
  ...[...text.matchAll(named)].map(({ index, 0: match, groups }) => ({
    start: index + match.length - (groups?.value?.length ?? 0),
    end: index + match.length,
  })),
]
