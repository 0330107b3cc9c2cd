"""Where Google's clients exchange a service account for a token: https://oauth2.googleapis.com."""

from __future__ import annotations

import base64
import json
from functools import cache
from typing import Any
from urllib.parse import parse_qs

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa

from tests.recipes.api.request import Family, Refused, Request

ORIGIN = "https://oauth2.googleapis.com"
TOKEN_URI = f"{ORIGIN}/token"
SCOPE = "https://www.googleapis.com/auth/cloud-platform"
_GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer"
_AT = "@test-only.iam.gserviceaccount.com"


@cache
def _private_key() -> rsa.RSAPrivateKey:
    """Made anew for each run, so that no key lies about."""
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


def service_account(token: str) -> str:
    """A file of credentials for which Google gives that token, as its console lets one fetch."""
    key = _private_key().private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    return json.dumps(
        {
            "type": "service_account",
            "project_id": "test-only",
            "private_key_id": "test-only",
            "private_key": key.decode(),
            "client_email": token + _AT,
            "client_id": "1",
            "token_uri": TOKEN_URI,
        }
    )


def _answer(request: Request) -> dict[str, Any]:
    if (request.method, request.path) != ("POST", "/token"):
        raise Refused(404, f"unknown address: {request.method} {request.path}")
    form = parse_qs(request.body.decode())
    if form.get("grant_type") != [_GRANT]:
        raise Refused(400, "unsupported_grant_type")
    claims = _claims(form.get("assertion", [""])[0])
    token = str(claims.get("iss")).removesuffix(_AT)
    if claims.get("aud") != TOKEN_URI or token not in request.door.keys:
        raise Refused(400, "invalid_grant: no such account")
    if SCOPE not in str(claims.get("scope")).split():
        raise Refused(400, "invalid_scope")
    return {"access_token": token, "expires_in": 3599, "token_type": "Bearer"}


def _claims(assertion: str) -> dict[str, Any]:
    """What the account signed."""
    signed, _, signature = assertion.rpartition(".")
    try:
        _private_key().public_key().verify(
            _decoded(signature), signed.encode(), padding.PKCS1v15(), hashes.SHA256()
        )
    except (InvalidSignature, ValueError):
        raise Refused(400, "invalid_grant: Invalid JWT Signature.") from None
    claims: dict[str, Any] = json.loads(_decoded(signed.partition(".")[2]))
    return claims


def _decoded(part: str) -> bytes:
    return base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))


def _error(status: int, message: str) -> dict[str, Any]:
    kind, _, description = message.partition(": ")
    return {"error": kind, "error_description": description or kind}


FAMILY = Family((), _answer, _error, lambda _: None)
