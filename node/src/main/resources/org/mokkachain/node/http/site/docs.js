// The console: shows the description of the API and tries it. Text only ever enters the page as text.
const byId = (id) => document.getElementById(id);
const SHOWN = 200_000;

const element = (tag, text, className) => {
  const made = document.createElement(tag);
  if (text !== undefined) made.textContent = text;
  if (className) made.className = className;
  return made;
};

const labelled = (input, name) => { input.setAttribute('aria-label', name); return input; };

let description;
const resolve = (schema) => (schema.$ref
  ? description.components.schemas[schema.$ref.split('/').pop()] : schema);

// A schema in words, with what is inside indented below it; what contains itself is named only.
function words(given, depth = 0, seen = []) {
  const schema = resolve(given);
  const name = given.$ref;
  if (name && seen.includes(name)) return name.split('/').pop();
  const inside = name ? [...seen, name] : seen;
  if (schema.allOf) return words(schema.allOf[0], depth, inside);
  if (schema.anyOf) return `${words(schema.anyOf[0], depth, inside)} or null`;
  if (schema.oneOf) return schema.oneOf.map((one) => words(one, depth, inside)).join(' or ');
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  if (schema.type === 'array') return `[${words(schema.items, depth, inside)}]`;
  if (schema.type !== 'object') return plain(schema);
  const indent = '  '.repeat(depth + 1);
  const needed = schema.required ?? [];
  const lines = Object.entries(schema.properties ?? {}).map(([key, value]) => {
    const about = value.description ?? '';
    return `${indent}${key}${needed.includes(key) ? '' : '?'}: ${words(value, depth + 1, inside)}`
      + (about ? `   // ${about}` : '');
  });
  if (schema.additionalProperties) lines.push(`${indent}…: ${words(schema.additionalProperties, depth + 1, inside)}`);
  return lines.length ? `{\n${lines.join('\n')}\n${'  '.repeat(depth)}}` : '{}';
}

function plain(schema) {
  const shape = schema.pattern ? ` ${schema.pattern}` : '';
  const from = schema.minimum !== undefined ? `, from ${schema.minimum}` : '';
  const to = schema.maximum !== undefined ? ` to ${schema.maximum}` : '';
  return `${schema.type ?? 'any'}${shape}${from}${to}`;
}

function inputFor(parameter) {
  const schema = parameter.schema;
  if (!schema.enum) {
    const input = element('input');
    if (schema.default !== undefined) input.placeholder = String(schema.default);
    return labelled(input, parameter.name);
  }
  const choice = element('select');
  choice.append(...['', ...schema.enum].map((value) => {
    const option = element('option', value || `(${schema.default})`);
    option.value = value;
    return option;
  }));
  return labelled(choice, parameter.name);
}

function parameterRows(parameters, inputs) {
  const grid = element('div', undefined, 'inputs');
  for (const parameter of parameters) {
    const input = inputFor(parameter);
    inputs.set(parameter, input);
    const kind = `${parameter.description} · ${parameter.in}, ${plain(parameter.schema)}`
      + (parameter.required ? ', needed' : '');
    grid.append(element('code', parameter.name), input, element('span', kind, 'soft'));
  }
  return grid;
}

function bodyInput(operation) {
  const content = operation.requestBody?.content;
  if (!content) return undefined;
  const type = element('select');
  type.append(...Object.keys(content).sort().map((name) => element('option', name)));
  const text = labelled(element('textarea'), 'body');
  const hint = element('pre');
  const show = () => {
    const binary = content[type.value].schema.format === 'binary';
    text.placeholder = binary ? 'the bytes, in hex' : 'JSON';
    hint.textContent = binary ? 'bytes, written here in hex' : words(content[type.value].schema);
  };
  type.addEventListener('change', show);
  show();
  const isBinary = () => content[type.value].schema.format === 'binary';
  return { type: labelled(type, 'media type'), text, hint, isBinary };
}

function request(path, method, inputs, body) {
  let url = path;
  const query = new URLSearchParams();
  const headers = {};
  for (const [parameter, input] of inputs) {
    const value = input.value.trim();
    if (parameter.in === 'path') url = url.replace(`{${parameter.name}}`, encodeURIComponent(value));
    else if (value && parameter.in === 'query') query.set(parameter.name, value);
    else if (value) headers[parameter.name] = value;
  }
  if (query.size) url += `?${query}`;
  const options = { method: method.toUpperCase(), headers };
  if (body) {
    headers['Content-Type'] = body.type.value;
    options.body = body.isBinary() ? unhex(body.text.value) : body.text.value;
  }
  return { url, options };
}

function unhex(text) {
  const digits = text.replace(/\s/g, '');
  if (digits.length % 2 || /[^0-9a-fA-F]/.test(digits)) throw new Error('the body is not hex');
  return Uint8Array.from(digits.match(/../g) ?? [], (pair) => parseInt(pair, 16));
}

const quoted = (text) => `'${text.replaceAll("'", "'\\''")}'`;

function curl({ url, options }, body) {
  const parts = ['curl'];
  if (options.method !== 'GET') parts.push('-X', options.method);
  Object.entries(options.headers).forEach(([name, value]) => parts.push('-H', quoted(`${name}: ${value}`)));
  if (body?.isBinary()) parts.push('--data-binary', '@FILE');
  else if (body) parts.push('-d', quoted(body.text.value));
  return [...parts, quoted(location.origin + url)].join(' ');
}

function pretty(text, type) {
  if (!type.includes('json')) return text;
  try { return JSON.stringify(JSON.parse(text), null, 2); } catch { return text; }
}

async function stream(answer, show) {
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    text = (text + part.value).slice(-SHOWN);
    show(text);
  }
}

function tryIt(path, method, inputs, body) {
  const box = element('div');
  const line = element('div', undefined, 'send');
  const go = element('button', 'Send', 'go');
  const status = element('span', '', 'soft');
  const command = element('pre');
  const shown = element('pre');
  let running;
  line.append(go, status);
  box.append(line, command, shown);
  command.hidden = shown.hidden = true;
  go.addEventListener('click', async () => {
    if (running) { running.abort(); return; }
    running = new AbortController();
    go.textContent = 'Stop';
    const started = performance.now();
    try {
      const made = request(path, method, inputs, body);
      command.textContent = curl(made, body);
      command.hidden = shown.hidden = false;
      shown.textContent = '…';
      const answer = await fetch(made.url, { ...made.options, signal: running.signal, cache: 'no-store' });
      const type = answer.headers.get('Content-Type') ?? '';
      status.className = answer.ok ? 'fine' : 'bad';
      const took = Math.round(performance.now() - started);
      status.textContent = `${answer.status} ${answer.statusText} · ${took} ms · ${type}`;
      if (type.startsWith('text/event-stream')) await stream(answer, (text) => { shown.textContent = text; });
      else shown.textContent = pretty((await answer.text()).slice(0, SHOWN), type);
    } catch (error) {
      if (error.name !== 'AbortError') { status.className = 'bad'; status.textContent = error.message; }
    } finally {
      running = undefined;
      go.textContent = 'Send';
    }
  });
  return box;
}

function answers(responses) {
  return Object.entries(responses).flatMap(([status, response]) => {
    const always = status === 'default';
    const heading = element('h3', `${always ? 'always possible' : status}: ${response.description}`,
      always ? 'always' : undefined);
    const schemas = Object.entries(response.content ?? {})
      .filter(([type]) => type !== 'application/problem+json')
      .map(([type, content]) => element('pre', `${type}\n${words(content.schema ?? {})}`));
    return [heading, ...schemas];
  });
}

function operationBox(path, method, operation) {
  const box = element('details', undefined, 'operation');
  const summary = element('summary');
  summary.append(element('span', method.toUpperCase(), `method ${method}`), element('span', path, 'path'),
    element('span', operation.summary, 'what'));
  box.append(summary);
  box.id = operation.operationId;
  box.dataset.text = `${method} ${path} ${operation.summary}`.toLowerCase();
  // Filled when it is opened: sixty operations make a long page.
  box.addEventListener('toggle', () => {
    if (!box.open || box.children.length > 1) return;
    const inputs = new Map();
    const body = bodyInput(operation);
    const inside = element('div', undefined, 'inside');
    if (operation.parameters.length) {
      inside.append(element('h3', 'Parameters'), parameterRows(operation.parameters, inputs));
    }
    if (body) inside.append(element('h3', 'Body'), body.type, body.text, body.hint);
    if (path.startsWith('/v1/admin/')) {
      inside.append(element('p', 'Not from a page: use the command below, on the machine of the node.', 'soft'));
    }
    inside.append(tryIt(path, method, inputs, body), ...answers(operation.responses));
    box.append(inside);
  });
  return box;
}

function showAll() {
  const chapters = new Map(description.tags.map((tag) => [tag.name, element('section')]));
  chapters.forEach((section, name) => section.append(element('h2', name)));
  for (const [path, methods] of Object.entries(description.paths)) {
    for (const [method, operation] of Object.entries(methods)) {
      chapters.get(operation.tags[0]).append(operationBox(path, method, operation));
    }
  }
  byId('chapters').replaceChildren(...chapters.values());
}

function find(text) {
  const wanted = text.trim().toLowerCase().split(/\s+/);
  for (const section of byId('chapters').children) {
    const boxes = [...section.querySelectorAll('details.operation')];
    boxes.forEach((box) => { box.hidden = !wanted.every((word) => box.dataset.text.includes(word)); });
    section.hidden = boxes.every((box) => box.hidden);
  }
}

function openNamed() {
  const named = location.hash && byId(location.hash.slice(1));
  if (named) { named.open = true; named.scrollIntoView(); }
}

async function start() {
  try {
    const answer = await fetch('/openapi.json');
    if (!answer.ok) throw new Error(`${answer.status} ${answer.statusText}`);
    description = await answer.json();
    const { title, version, description: about } = description.info;
    byId('about').textContent = `${title}, version ${version}. ${about}`;
    showAll();
    openNamed();
  } catch (error) {
    byId('about').textContent = `The description cannot be read: ${error.message}`;
  }
}

byId('find').addEventListener('input', (event) => find(event.target.value));
window.addEventListener('hashchange', openNamed);
start();
