/**
 * GitHub's own description of its REST API (`@octokit/openapi`, OpenAPI 3.0.3), against which requests and answers are
 * checked. 130 MB of the package would be too much of a dependency, so the one file of 13 MB is taken out of the pinned tarball.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import { say } from '../../../electron/setup/say.mjs';
import { packageFolder } from '../registry.ts';

const FILE = 'generated/api.github.com.json';
const published = {
  name: '@octokit/openapi',
  version: '23.0.2',
  integrity: 'sha512-pV8M7L9GY23AybNvTmo2nyjmpmnt6+2sRE/tqr0ZLQcPS4lnw7u5eZGNmwRNkBC3D7gZXbFx5AHzLUVRBXGDhg==',
  folder: 'github-openapi-23.0.2',
  programs: [],
  only: [FILE],
};

interface Parameter {
  $ref?: string;
  name: string;
  in: 'query' | 'path' | 'header';
  required?: boolean;
  schema: { type?: string; enum?: string[] };
}
interface Operation {
  parameters?: Parameter[];
  responses: Record<string, { $ref?: string; content?: Record<string, { schema: unknown }> }>;
}
interface Description {
  paths: Record<string, { get?: Operation }>;
  components: { parameters: Record<string, Parameter> };
}

export interface GitHubDescription {
  /** What is wrong with a GET, in words: a path or a parameter that GitHub does not have, a value it does not take. */
  problemsOfRequest(url: string): string[];
  /** What is wrong with the answer to it. Fields that the description does not know pass: GitHub sends such too. */
  problemsOfAnswer(url: string, status: number, body: unknown): string[];
  /** The same against one of its schemas by name: where it allows one of many, some of them allow nearly everything. */
  problemsOf(schema: string, value: unknown): string[];
}

/** `null`, said aloud, where the registry cannot be reached. */
export async function githubDescription(): Promise<GitHubDescription | null> {
  const folder = await packageFolder(published, 29);
  if (folder) return described(JSON.parse(readFileSync(join(folder, FILE), 'utf8')) as Description);
  say('Skipped: what is checked against GitHub’s own description of its API.');
  return null;
}

/**
 * JSON Schema knows `nullable` beside a type only; where it stands alone, beside a reference, the type may be any. And of an
 * enumeration that is nullable GitHub does not list null, though it sends it.
 */
function withNullable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withNullable);
  if (typeof value !== 'object' || value === null) return value;
  const { nullable, ...rest } = Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withNullable(inner)]));
  // A property that is named so is a schema, not a yes.
  if (nullable !== true) return nullable === undefined || nullable === false ? rest : { ...rest, nullable };
  if (typeof rest.type !== 'string') return { anyOf: [rest, { type: 'null' }] };
  return { ...rest, nullable, ...(Array.isArray(rest.enum) && { enum: [...rest.enum, null] }) };
}

function described(raw: Description): GitHubDescription {
  const description = withNullable(raw) as Description;
  const ajv = new Ajv({ strict: false, allErrors: true, logger: false });
  ajv.addFormat('date-time', (text: string) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/.test(text) && !Number.isNaN(Date.parse(text)));
  ajv.addFormat('uri', (text: string) => URL.canParse(text));
  ajv.addSchema(description, 'github');
  const validators = new Map<string, ValidateFunction>();

  const templates = Object.keys(description.paths).map((path) => ({
    path,
    parts: path.split('/'),
    // What is written out fits better than a placeholder: /issues/comments before /issues/{issue_number}.
    open: path
      .split('/')
      .map((part) => (part.startsWith('{') ? '1' : '0'))
      .join(''),
  }));
  templates.sort((a, b) => a.open.localeCompare(b.open));

  function operationOf(pathname: string): { path: string; get: Operation } | null {
    const parts = pathname.split('/');
    const found = templates.find(
      (one) => one.parts.length === parts.length && one.parts.every((part, n) => part.startsWith('{') || part === parts[n]),
    );
    const get = found && description.paths[found.path]?.get;
    return found && get ? { path: found.path, get } : null;
  }

  function problemsOfRequest(url: string): string[] {
    const { pathname, searchParams } = new URL(url);
    const operation = operationOf(pathname);
    if (!operation) return [`GitHub has no GET ${pathname}`];
    const known = (operation.get.parameters ?? []).map((one) => (one.$ref ? resolved(one.$ref) : one)).filter((one) => one.in === 'query');
    return [...searchParams].flatMap(([name, value]) => {
      const parameter = known.find((one) => one.name === name);
      if (!parameter) return [`${operation.path} has no parameter ${name}`];
      const { type, enum: allowed } = parameter.schema;
      const fits = (allowed?.includes(value) ?? true) && (type !== 'integer' || /^\d+$/.test(value));
      return fits ? [] : [`${operation.path} does not take ${name}=${value}`];
    });
  }
  const resolved = (reference: string) => description.components.parameters[reference.split('/').at(-1) ?? ''] as Parameter;

  function problemsOfAnswer(url: string, status: number, body: unknown): string[] {
    const operation = operationOf(new URL(url).pathname);
    if (!operation) return [`GitHub has no GET ${url}`];
    const answer = operation.get.responses[String(status)];
    if (!answer) return [`${operation.path} does not answer ${status}`];
    const pointer = answer.$ref?.slice(1) ?? `/paths/${operation.path.replaceAll('~', '~0').replaceAll('/', '~1')}/get/responses/${status}`;
    return problemsAt(`github#${encodeURI(pointer)}/content/application~1json/schema`, operation.path, body);
  }

  function problemsAt(key: string, what: string, value: unknown): string[] {
    const validate = validators.get(key) ?? ajv.compile({ $ref: key });
    validators.set(key, validate);
    validate(value);
    return (validate.errors ?? []).map(
      ({ instancePath, message, params }) => `${what}: ${instancePath} ${message} ${JSON.stringify(params)}`,
    );
  }
  const problemsOf = (schema: string, value: unknown) => problemsAt(`github#/components/schemas/${schema}`, schema, value);
  return { problemsOfRequest, problemsOfAnswer, problemsOf };
}
