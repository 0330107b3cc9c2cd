"""Names as machines write them → names for readers: `gpt-5.6-cyber` → GPT-5.6 Cyber.

Words of the ID get a capital, sizes too (`8x7b` → 8x7B), brands and acronyms the letters that their
owners use, and a number after GPT or GLM keeps its hyphen. What a creator writes in small letters
itself stays so. A name that the rule gets wrong stands in `_WHOLE`, or in `seeds/identity.yaml`.
"""

from __future__ import annotations

import re

_AS_WRITTEN = re.compile(
    r"(gpt-oss|text-(embedding|unicorn)|babbage|davinci|o1|o3|olmocr)\b[a-z0-9.-]*"
)
"""What its creator writes in small letters."""
_WHOLE = {
    "dall-e-2": "DALL-E 2",
    "gpt-4-o-preview": "GPT-4o Preview",
    "gpt-41-copilot": "GPT-4.1 Copilot",
    "multimodalembedding": "MultimodalEmbedding",
    "tts-1-1106": "TTS-1 1106",
    "tts-1-hd-1106": "TTS-1 HD 1106",
    "virtual-try-on-001": "Virtual Try-On 001",
}
_BRANDS = (
    "ABAP AI21 API ASR BEVFormer BGE ChatGPT CLI CodeGemma CodeLlama ControlNet DBRX DeepSeek DPO "
    "DSV41Flash DSV4Flash EmbedCode EmbedQA EN ER ESM2 ESMFold FIM FireFunction FireLLaVA FLUX "
    "GLiNER GLM GLM53 GLM53Flash GPT GTE GV2 HappyHorse HD HF HunyuanOCR I2V ICL InternVL3 IT KAT "
    "KimiK3 LlamaGuard LoRA LongCat MaaS MAI MedLM MiniCPM MiniMax MT NeMoRetriever NV OCR "
    "OpenChat OpenHermes OpenOrca OSS PaliGemma PII PPLX QA R2V RerankQA SAP SD3 SD3.5 "
    "SparseDrive SSD StableCode StarCoder StarCoder2 StepAudio StreamPETR StudioVoice T2V TTS UAE "
    "USDCode USDValidate VL VoiceChat XL"
)
_SPELT = {word.lower(): word for word in _BRANDS.split()} | {
    word: word for word in ("for", "of", "with")
}
_SIZE = re.compile(r"(\d[\dx.]*|a\d+(\.\d+)?)[bme]")
_KEPT = re.compile(r"v?\d[\d.]*(k|o|px)?")
"""Versions, dates, 128k, 4o and 1024px."""
_HYPHENATED = re.compile(r"\b(GPT|GLM) (?=\d)|\b(Non) (?=Reasoning)")
_MONTH = re.compile(r"\b([01]\d) (?=20\d\d\b)")
_DEEPSEEK = re.compile(r"\b(DeepSeek) v(?=\d)")


def is_machine_name(name: str) -> bool:
    """Whether a name is an ID: without capitals, and not what its creator writes so."""
    has_capitals = name != name.lower() or name == name.upper()  # not every script has them
    return not has_capitals and not _AS_WRITTEN.fullmatch(name)


def display_name(name: str) -> str:
    """The name for readers; one that is no ID, or that its creator writes so, is not changed."""
    if not is_machine_name(name):
        return name
    words = " ".join(_word(word) for word in re.split(r"[-_ ]+", name) if word)
    joined = _HYPHENATED.sub(lambda match: f"{match[1] or match[2]}-", words)
    return _WHOLE.get(name) or _DEEPSEEK.sub(r"\1 V", _MONTH.sub(r"\1-", joined))


def _word(word: str) -> str:
    if word in _SPELT:
        return _SPELT[word]
    if _SIZE.fullmatch(word):
        return f"{word[:-1].replace('a', 'A')}{word[-1].upper()}"
    return word if _KEPT.fullmatch(word) else word[:1].upper() + word[1:]
