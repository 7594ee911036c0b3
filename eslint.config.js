import importX from 'eslint-plugin-import-x'
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript'
import tseslint from 'typescript-eslint'

// main -> doors -> context -> services -> integrations -> models -> core. Each row: who may not import what, and why.
const doors = ['api', 'bot', 'jobs']
const product = ['main.ts', 'context.ts', ...doors, 'services', 'integrations', 'models', 'core', 'web']
const zone = (target, from, message, except = []) => ({
  target: [target].flat().map((path) => `./${path}`),
  from: [from].flat().map((path) => `./${path}`),
  except: except.map((path) => `./${path}`),
  message,
})

const zones = [
  zone(
    'core',
    ['models', 'integrations', 'services', ...doors, 'context.ts', 'main.ts'],
    'core imports nothing of ours',
  ),
  zone('models', ['integrations', 'services', ...doors, 'context.ts', 'main.ts'], 'models rest on core alone'),
  zone('integrations', ['services', ...doors, 'context.ts', 'main.ts'], 'integrations know models and core, no rules'),
  zone('services', [...doors, 'context.ts', 'main.ts'], 'services never know their doors'),
  ...doors.map((door) =>
    zone(
      door,
      doors.filter((other) => other !== door),
      'a door never imports another door: go through a service',
    ),
  ),
  zone(doors, 'integrations', 'a door asks a service, never the outside world'),
  zone(doors, 'main.ts', 'main opens the doors'),
  zone(
    product.filter((part) => part !== 'main.ts'),
    'sandbox',
    'product code never imports the sandbox (main does, dynamically)',
  ),
  zone(
    'web',
    ['models', 'integrations', 'services', ...doors, 'context.ts', 'main.ts'],
    'the pages and the server speak HTTP',
  ),
  zone('hubspot-app', product, 'the card and the server speak HTTP'),
  zone(product, 'hubspot-app', 'the card and the server speak HTTP'),
  zone([...product, 'sandbox'], ['test', 'bench', 'eval'], 'tests, benches and the evaluation are nobody’s dependency'),
]

const onlyIn = (name, message) => ({ regex: `^${name}(/|$)`, message })
const gramjs = onlyIn('telegram', 'only integrations/telegram (and its sandbox) knows GramJS')
const hubspotClient = onlyIn('@hubspot/api-client', 'only integrations/hubspot knows the HubSpot client')
const modelCalls = {
  regex: '/models/',
  importNamePattern: 'Model$',
  message: 'a door asks a service; it never calls a model',
}

export default tseslint.config(
  { ignores: ['node_modules', '.data', 'coverage'] },
  ...tseslint.configs.recommendedTypeChecked.map((config) => ({ ...config, files: ['**/*.{ts,tsx}'] })),
  {
    files: ['**/*.{ts,tsx}'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { 'import-x': importX },
    settings: { 'import-x/resolver-next': [createTypeScriptImportResolver()] },
    rules: {
      'import-x/no-restricted-paths': ['error', { zones }],
      'import-x/no-cycle': 'error',
      'import-x/no-default-export': 'error',
      'no-restricted-imports': ['error', { patterns: [gramjs, hubspotClient] }],
      'max-lines': ['error', { max: 200, skipBlankLines: true, skipComments: true }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
    },
  },
  {
    files: doors.map((door) => `${door}/**/*.ts`),
    rules: { 'no-restricted-imports': ['error', { patterns: [gramjs, hubspotClient, modelCalls] }] },
  },
  {
    files: ['integrations/telegram/**/*.ts', 'sandbox/telegram/**/*.ts', 'test/**/*.ts'],
    rules: { 'no-restricted-imports': ['error', { patterns: [hubspotClient] }] },
  },
  {
    files: ['integrations/hubspot/**/*.ts'],
    rules: { 'no-restricted-imports': ['error', { patterns: [gramjs] }] },
  },
  {
    files: [
      'core/**/*.ts',
      'models/**/*.ts',
      'services/**/*.ts',
      'integrations/**/*.ts',
      'api/**/*.ts',
      'bot/**/*.ts',
      'jobs/**/*.ts',
    ],
    ignores: ['core/config.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'the environment is read once, in core/config.ts' },
      ],
    },
  },
  { files: ['test/**/*.ts'], rules: { 'max-lines': 'off' } },
)
