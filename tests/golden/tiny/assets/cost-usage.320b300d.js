const SCALES = ({ k: 3, m: 6, b: 9 });
const GIVEN = ["prompt_tokens", "promptTokenCount", "prompt_token_count", "input_tokens", "inputTokens"];
export function count(written, whole = 0) {
const parts = /^(\d+)(?:\.(\d+))?([kmb%]?)$/i.exec(written.replace(/[,_\s]/g, ""));
if (!parts) return written.trim() ? NaN : 0;
const [, units, decimals = "", sign] = parts;
const digits = Number(units + decimals);
const number = sign === "%" ? (digits * whole) / 10 ** (decimals.length + 2) : digits * 10 ** ((SCALES[sign.toLowerCase()] ?? 0) - decimals.length);
const near = Math.round(number);
return Math.abs(near - number) < 1e-6 && near <= 1e15 ? near : NaN;
}
export function pasted(json) {
let usage;
try {
JSON.parse(json, (_, value) => { if (GIVEN.some((name) => Number.isSafeInteger(value?.[name]))) usage = value; return value; });
} catch {
return undefined;
}
if (!usage) return undefined;
const all = Object.assign({}, ...Object.values(usage).filter((part) => part && typeof part === "object"), usage);
const first = (...names) => names.map((name) => all[name]).find((value) => Number.isSafeInteger(value) && value >= 0) ?? 0;
const cached = first("cached_tokens", "cachedContentTokenCount", "cached_content_token_count", "cache_read_input_tokens", "cacheReadInputTokens", "prompt_cache_hit_tokens");
const written = first("cache_creation_input_tokens", "cacheWriteInputTokens", "cache_write_tokens"), hour = first("ephemeral_1h_input_tokens");
const thought = first("thoughtsTokenCount", "thoughts_token_count"), read = first(...GIVEN) + first("toolUsePromptTokenCount", "tool_use_prompt_token_count");
const isBeside = "cache_read_input_tokens" in all && !("prompt_tokens" in all) || "cacheReadInputTokens" in all;
return {
in: isBeside ? read + cached : read - written,
cached,
out: first("completion_tokens", "candidatesTokenCount", "candidates_token_count", "output_tokens", "outputTokens") + thought,
reasoning: thought || first("reasoning_tokens"),
cache_write: Math.max(0, written - hour),
cache_write_1h: hour,
web_search: first("web_search_requests"),
};
}
