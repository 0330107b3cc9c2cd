// @ts-check
// What the usage objects of APIs say. Some count cached tokens within the input, some beside it; so with reasoning.

/** @typedef {Record<string, any>} Data */

/** The names of each count; of those within others, the whole they are a part of follows from the API. @type {Record<string, string[]>} */
const NAMES = {
  in: ["prompt_tokens", "promptTokenCount", "prompt_token_count", "input_tokens", "inputTokens", "promptTokens"],
  out: ["completion_tokens", "candidatesTokenCount", "candidates_token_count", "output_tokens", "outputTokens", "completionTokens"],
  tools: ["toolUsePromptTokenCount", "tool_use_prompt_token_count"],
  cached: ["cached_tokens", "cachedContentTokenCount", "cached_content_token_count", "cache_read_input_tokens", "cacheReadInputTokens", "cacheReadInputTokenCount", "prompt_cache_hit_tokens", "cacheReadTokens", "cachedInputTokens", "num_cached_tokens", "cache_read"],
  written: ["cache_creation_input_tokens", "cacheWriteInputTokens", "cacheWriteInputTokenCount", "cache_write_tokens", "cacheWriteTokens", "cache_creation"],
  hour: ["ephemeral_1h_input_tokens"],
  thoughts: ["thoughtsTokenCount", "thoughts_token_count"],
  reasoning: ["reasoning_tokens", "reasoningTokens", "reasoning"],
  total: ["total_tokens", "totalTokenCount", "total_token_count", "totalTokens"],
  web_search: ["web_search_requests"],
  rerank: ["search_units"],
};
const BESIDE = ["cache_read_input_tokens", "cacheReadInputTokens", "cacheReadInputTokenCount"]; // in the input of nobody
/** Objects that count again what is counted beside them. */
const AGAIN = ["raw", "iterations", "tokens", "steps"];
/** Counts within others that cost what these cost, and what is no count. */
const WITHIN = /^(total|ephemeral_5m|prompt_cache_miss|(no|accepted|rejected).*(cache|prediction)|text_?tokens|num_choices|seed|created)|cost|time/i;
const MEDIA = ["audio", "image", "video"];

/** @param {any} value */
const isCount = (value) => Number.isSafeInteger(value) && value >= 0;

/** @param {any} value @returns {value is Data} */
const isObject = (value) => typeof value === "object" && value !== null;

/** The usage object in an answer of an API: the outermost one, the last of several. @param {Data} data @returns {Data | undefined} */
function usageOf(data) {
  for (let near = [data]; near.length; near = near.flatMap((each) => Object.entries(each).filter(([name]) => !AGAIN.includes(name)).map(([, value]) => value).filter(isObject))) {
    const counted = near.filter((each) => !Array.isArray(each) && [...NAMES.in, ...NAMES.rerank].some((name) => isCount(each[name])));
    if (counted.length) return counted.at(-1);
  }
  return undefined;
}

/** All counts by the names of their objects, without those that count again. @param {Data} data @param {string} [within] @returns {[string, string, number][]} */
function leaves(data, within = "") {
  return Object.entries(data).flatMap(([name, value]) => {
    if (isObject(value)) return AGAIN.includes(name) ? [] : leaves(value, Array.isArray(data) ? within : `${within} ${name}`);
    return isCount(value) ? [/** @type {[string, string, number]} */ ([within, name, value])] : [];
  });
}

/** Tokens of audio, images and video, by "in", "out" and "cached". @param {Data} usage @returns {Record<string, number>} */
function media(usage) {
  /** @type {Record<string, number>} */
  const tokens = {};
  const place = (/** @type {string} */ within) => (/cache/i.test(within) ? "cached" : /output|completion|candidates/i.test(within) ? "out" : "in");
  const add = (/** @type {string} */ within, /** @type {string} */ kind, /** @type {number} */ number) => { tokens[`${kind} ${place(within)}`] = (tokens[`${kind} ${place(within)}`] ?? 0) + number; };
  for (const [name, value] of Object.entries(usage)) {
    if (Array.isArray(value)) for (const each of value) if (isCount(each?.tokenCount ?? each?.token_count)) add(name, String(each.modality).toLowerCase(), each.tokenCount ?? each.token_count);
  }
  for (const [within, name, number] of leaves(usage)) {
    const kind = MEDIA.find((each) => name === `${each}_tokens` || (name === each && /details/.test(within)));
    if (kind && within) add(within, kind, number);
  }
  return tokens;
}

/**
 * What a usage object says, by the name of the field, what of it has no field, and the mode.
 * @param {string} json @param {string[]} [charged] the rates that have a price of their own
 * @returns {{numbers: Record<string, number>, unknown: string[], mode: string} | undefined}
 */
export function pasted(json, charged = []) {
  /** @type {any} */
  let data;
  try {
    data = JSON.parse(json);
  } catch {
    return undefined;
  }
  const usage = isObject(data) ? usageOf(data) : undefined;
  if (!usage) return undefined;
  const all = leaves(usage), number = (/** @type {string} */ field) => NAMES[field].map((name) => (isCount(usage[name]) ? usage[name] : all.find(([, each]) => each === name)?.[2])).find((value) => value) ?? 0;
  const read = number("in"), cached = number("cached"), thoughts = number("thoughts"), reasoning = thoughts || number("reasoning");
  const hour = number("hour") || hourly(usage), written = Math.max(number("written"), hour + (all.find(([, name]) => name === "ephemeral_5m_input_tokens")?.[2] ?? 0));
  const total = number("total"), output = number("out");
  const isBeside = (BESIDE.some((name) => name in usage) && !("prompt_tokens" in usage)) || cached > read;
  const isMore = thoughts > 0 || (reasoning > 0 && total === read + output + reasoning);
  /** @type {Record<string, number>} */
  const numbers = {
    in: (isBeside ? read + cached : Math.max(cached, read - written)) + number("tools"),
    cached,
    out: output + (isMore ? reasoning : 0),
    reasoning,
    cache_write: Math.max(0, written - hour),
    cache_write_1h: hour,
    web_search: number("web_search"),
    rerank: number("rerank"),
  };
  const tokens = media(usage);
  for (const kind of MEDIA) {
    const had = tokens[`${kind} cached`] ?? 0, given = tokens[`${kind} in`] ?? 0, made = tokens[`${kind} out`] ?? 0;
    if (charged.includes(`${kind}_input`) && numbers.in - given >= numbers.cached - had) {
      numbers.in -= given;
      numbers.cached -= had;
      numbers[`${kind}_input`] = given - had;
      if (had) numbers[charged.includes(`${kind}_cache_read`) ? `${kind}_cache_read` : `${kind}_input`] = charged.includes(`${kind}_cache_read`) ? had : given;
    }
    if (charged.includes(`${kind}_output`)) {
      numbers.out -= made;
      numbers[`${kind}_output`] = made;
    }
  }
  const known = new Set(Object.values(NAMES).flat());
  const unknown = all.filter(([within, name, count]) => count && !known.has(name) && !WITHIN.test(name) && !/^(tokenCount|token_count|ttl)$/.test(name) && !(MEDIA.some((kind) => name.startsWith(kind)) && within)).map(([, name, count]) => `${name} ${count}`);
  return { numbers, unknown, mode: ["batch", "flex", "priority"].find((mode) => usage.service_tier === mode) ?? "" };
}

/** What was written to a cache for an hour, as Bedrock lists it. @param {Data} usage */
function hourly({ cacheDetails }) {
  return Array.isArray(cacheDetails) ? cacheDetails.filter(({ ttl }) => ttl === "1h").reduce((sum, { inputTokens }) => sum + (isCount(inputTokens) ? inputTokens : 0), 0) : 0;
}
