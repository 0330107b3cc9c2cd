"""One page of each kind, in the typical world and in the real seeds."""

TYPICAL = {
    "home": "/",
    "models": "/models/",
    "providers": "/providers/",
    "creators": "/creators/",
    "model": "/model/anvil-2.1/",
    "bare model": "/model/auto/",
    "offering": "/model/anvil-2.1/acme/",
    "offering without call": "/model/anvil-2.1/plan-b/",
    "provider": "/provider/acme/",
    "calls": "/provider/acme/calls/openai-chat/",
    "creator": "/creator/acme/",
    "family": "/family/anvil-2/",
    "capability": "/capability/vision/",
    "kind": "/kind/embedding/",
    "retirements": "/retirements/",
    "changes": "/changes/",
    "list of models": "/models/newest/1/",
    "search": "/search/",
    "complete list": "/search/ids/1/",
    "resolver": "/resolve/",
    "docs index": "/docs/",
    "docs": "/docs/how-to-read/",
    "disagreements": "/docs/disagreements/",
    "patterns": "/patterns/",
    "not found": "/404.html",
}
OFFERING = TYPICAL["offering"]
REAL = {
    "home": "/",
    "models": "/models/",
    "model with many providers": "/model/gpt-4.1-mini/",
    "offering": "/model/gpt-4.1-mini/vercel-ai-gateway/",
    "provider with many offerings": "/provider/amazon-bedrock/",
    "docs": "/docs/about/",
}
