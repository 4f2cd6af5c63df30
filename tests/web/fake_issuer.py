"""An OpenID Connect issuer on this machine, for tests: whoever is chosen on its page is signed in, with the claims that
the test gave; tokens are signed with a key of its own."""

from __future__ import annotations

import base64
import hashlib
import html
import json
import secrets
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT, SECRET = "library-page", "invented-client-secret"
Json = dict[str, Any]


def _key() -> RSAKey:
    return RSAKey.generate_key(2048, {"kid": "one", "use": "sig"})


@dataclass
class Issuer:
    """people: the claims of each, by `sub`; `address`: where it is; `asked`: the paths that were asked for."""

    people: Mapping[str, Json]
    address: str = ""
    asked: list[str] = field(default_factory=list)
    signing: RSAKey = field(default_factory=_key)
    forged: bool = False  # tokens are signed with a key that is not the published one
    codes: dict[str, Json] = field(default_factory=dict)

    def metadata(self) -> Json:
        at = self.address
        return {
            "issuer": at, "authorization_endpoint": f"{at}/authorize", "token_endpoint": f"{at}/token",
            "jwks_uri": f"{at}/jwks", "userinfo_endpoint": f"{at}/userinfo", "end_session_endpoint": f"{at}/end",
            "id_token_signing_alg_values_supported": ["RS256"], "code_challenge_methods_supported": ["S256"],
            "response_types_supported": ["code"], "subject_types_supported": ["public"],
        }  # fmt: skip

    def keys(self) -> Json:
        return {"keys": [self.signing.as_dict(private=False)]}

    def choose(self, query: Mapping[str, str]) -> str:
        """The page on which one says who one is."""
        assert query["client_id"] == CLIENT
        assert query["code_challenge_method"] == "S256"
        links = []
        for sub, claims in self.people.items():
            code = secrets.token_urlsafe(16)
            self.codes[code] = {"sub": sub, **query}
            back = f"{query['redirect_uri']}?{urlencode({'code': code, 'state': query['state']})}"
            links.append(f'<p><a href="{html.escape(back)}">{html.escape(str(claims["name"]))}</a></p>')
        no = f"{query['redirect_uri']}?{urlencode({'error': 'access_denied', 'state': query['state']})}"
        return f'<title>Issuer</title>{"".join(links)}<p><a href="{html.escape(no)}">Nobody</a></p>'

    def token(self, form: Mapping[str, str], basic: str) -> Json | None:
        """Tokens for a code that was given, once, to the client that shows its secret and the other half of it."""
        sent = self.codes.pop(form.get("code", ""), None)
        told = base64.b64decode(basic.removeprefix("Basic ")).decode() if basic else ""
        client = told == f"{CLIENT}:{SECRET}" or (form.get("client_id"), form.get("client_secret")) == (CLIENT, SECRET)
        if sent is None or not client or sent["redirect_uri"] != form.get("redirect_uri"):
            return None
        half = hashlib.sha256(form["code_verifier"].encode()).digest()
        if base64.urlsafe_b64encode(half).rstrip(b"=").decode() != sent["code_challenge"]:
            return None
        now = int(time.time())
        claims = {"iss": self.address, "aud": CLIENT, "iat": now, "exp": now + 300, "nonce": sent["nonce"]}
        claims |= {"sub": sent["sub"], **self.people[sent["sub"]]}
        signed = jwt.encode({"alg": "RS256", "kid": "one"}, claims, _key() if self.forged else self.signing)
        return {"access_token": secrets.token_urlsafe(8), "token_type": "Bearer", "id_token": signed, "expires_in": 300}


@contextmanager
def running(people: Mapping[str, Json]) -> Iterator[Issuer]:
    """The issuer, on a free port of this machine."""
    issuer = Issuer(people)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            query = {name: values[0] for name, values in parse_qs(parts.query).items()}
            issuer.asked.append(parts.path)
            match parts.path:
                case "/.well-known/openid-configuration":
                    self._json(issuer.metadata())
                case "/jwks":
                    self._json(issuer.keys())
                case "/authorize":
                    self._send(200, issuer.choose(query).encode(), "text/html; charset=utf-8")
                case "/end":
                    self.send_response(302)
                    self.send_header("Location", query["post_logout_redirect_uri"])
                    self.end_headers()
                case _:
                    self._send(404, b"", "text/plain")

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            form = {name: values[0] for name, values in parse_qs(body).items()}
            issuer.asked.append(self.path)
            found = issuer.token(form, self.headers.get("Authorization", ""))
            self._json(found or {"error": "invalid_grant"}, 200 if found else 400)

        def _json(self, value: Json, status: int = 200) -> None:
            self._send(status, json.dumps(value).encode(), "application/json")

        def _send(self, status: int, body: bytes, kind: str) -> None:
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *arguments: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    issuer.address = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield issuer
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
