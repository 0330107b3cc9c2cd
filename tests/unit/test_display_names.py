"""What readers see of a name that a catalog writes as an ID."""

import pytest

from llmref.records.display_names import display_name, is_machine_name


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("gpt-5.6-cyber", "GPT-5.6 Cyber"),
        ("gpt-realtime-2.1-mini", "GPT Realtime 2.1 Mini"),
        ("gpt-4o-mini-tts", "GPT-4o Mini TTS"),
        ("glm-5-code", "GLM-5 Code"),
        ("qwen3-vl-235b-a22b", "Qwen3 VL 235B A22B"),
        ("nous-hermes-2-mixtral-8x7b-dpo", "Nous Hermes 2 Mixtral 8x7B DPO"),
        ("mellum2-12b-a2.5b-instruct", "Mellum2 12B A2.5B Instruct"),
        ("moonshot-v1-128k-vision-preview", "Moonshot v1 128k Vision Preview"),
        ("deepseek-v2.5", "DeepSeek V2.5"),
        ("grok-4.20-non-reasoning-gv2", "Grok 4.20 Non-Reasoning GV2"),
        ("deep-research-preview-04-2026", "Deep Research Preview 04-2026"),
        ("kimi-for-coding", "Kimi for Coding"),
        ("dall-e-2", "DALL-E 2"),
        ("anvil_2 mini", "Anvil 2 Mini"),
    ],
)
def test_an_id_becomes_a_name(name: str, shown: str) -> None:
    assert is_machine_name(name)
    assert display_name(name) == shown
    assert not is_machine_name(shown)


@pytest.mark.parametrize(
    "name",
    ["gpt-oss-120b", "text-embedding-3-small", "o1-pro", "o3", "Qwen3-VL-32B-Thinking", "GPT-4.1"],
)
def test_what_creators_write_so_stays(name: str) -> None:
    assert display_name(name) == name
    assert not is_machine_name(name)
