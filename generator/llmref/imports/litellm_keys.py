"""LiteLLM's keys: which are taken over, and why the others are not."""

from __future__ import annotations

from llmref.imports.keys import Keys, ignored, taken

CHARGES = "*cost*"
"""Keys of prices; `litellm_rates` reports each that there is no key for."""
_OWN_ADAPTER = "how LiteLLM itself calls the API"
KEYS: Keys = {
    **taken("litellm_provider", "mode", "source", "deprecation_date", "deprecation_source"),
    **taken("max_input_tokens", "max_output_tokens", "output_vector_size"),
    **taken("supported_endpoints", "supported_modalities", "supported_output_modalities"),
    **taken("supported_regions", "supports_reasoning", "supports_function_calling"),
    **taken("supports_parallel_function_calling", "supports_response_schema"),
    **taken("supports_native_streaming", "supports_web_search", "supports_code_execution"),
    **taken("supports_computer_use", "supports_vision", "supports_image_input"),
    **taken("supports_audio_input", "supports_video_input", "supports_pdf_input"),
    **ignored("in units of Databricks beside a price in money", "*_dbu_cost_per_token"),
    **taken("search_context_cost_per_query", "search_context_cost_per_query.*", CHARGES),
    **taken("ocr_cost_per_page", "tiered_pricing", "tiered_pricing[].range"),
    **taken(f"tiered_pricing[].{CHARGES}"),
    **taken("off_peak_pricing", "off_peak_pricing.windows", "off_peak_pricing.windows[].hours_utc"),
    **taken("off_peak_pricing.windows[].weekdays", f"off_peak_pricing.{CHARGES}"),
    **taken("regional_processing_uplift_multiplier_eu", "regional_processing_uplift_multiplier_us"),
    **taken("fedramp_uplift_multiplier", "regional_endpoint_uplift_multiplier"),
    **taken("provider_specific_entry", "provider_specific_entry.us"),
    **taken("provider_specific_entry.fast"),
    **ignored(
        _OWN_ADAPTER,
        "audio_transcription_config",
        "bedrock_*",
        "provider_specific_entry.bedrock_invocation_schema",
        "provider_specific_entry.dashscope_video_reference_input",
        "provider_specific_entry.realtime_ga_only",
        "provider_specific_entry.transcription_*",
        "provider_specific_entry.volcengine_video_frames",
        "gemini_*",
        "rules",
        "token_count_*",
        "use_openai_responses_path",
        "uses_embed_content",
        "vertex_ai_audio_api",
    ),
    **ignored("a guardrail is not a model", "guardrail_cost_per_unit"),
    **ignored("an amount that comes free, not a price", "search_free_requests"),
    **ignored("an amount that comes free, not a price", "provider_specific_entry.minimax_free_*"),
    **ignored(
        "a number of searches, by which exa.ai charges", "tiered_pricing[].max_results_range"
    ),
    **ignored("what a search is counted by is in its price", "web_search_billing_unit"),
    **ignored(
        "hours are read in UTC, and the zone only names the days",
        "off_peak_pricing.weekday_timezone",
    ),
    **ignored("the seeds name what replaces a model from its provider's pages", "successor_model"),
    **ignored("an alias is linked by its id, and LiteLLM's view of it is not dated", "alias_of"),
    **ignored("longest input and answer are stated apart", "max_tokens"),
    **ignored("limits of an account or of one request", "max_*", "rpm", "tpm"),
    **ignored("notes for its authors", "comment", "metadata"),
    **ignored("what follows from a cache price", "supports_prompt_caching"),
    **ignored(
        "the seeds have no field for it",
        "default_reasoning_effort",
        "prompt_cache_min_tokens",
        "reasoning_*",
        "supported_audio_formats",
        "supports_*",
        "thinking_*",
    ),
}
"""`false` is a no of the features that are taken; an absent key is not known.

A price of zero is free only where the id says so (`unpaid`). Limits of zero are not known.
"""
