"""What OpenRouter's own SDK reads of `/models` at the address in the argument.

Out: how many models there are in all, and every model as the SDK has it.
"""

import importlib
import json
import sys
from typing import Any

sdk: Any = importlib.import_module("openrouter")

with sdk.OpenRouter(api_key="none", server_url=sys.argv[1]) as client:
    answer = client.models.list()
read = [model.model_dump(mode="json", exclude_none=True) for model in answer.result.data]
sys.stdout.write(json.dumps({"total": answer.result.total_count, "models": read}))
