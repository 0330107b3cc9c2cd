"""The whole catalogue as files for programs, below /api/v1/; their shapes are promises."""
