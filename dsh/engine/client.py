"""The one module that imports the Docker SDK. Every call to an engine goes through a Client.

    client = connect(address)                       one GET /version, which says whether an engine is there
    client.get("/containers/json", all=1)           the JSON answer
    client.post("/containers/ID/stop", t=5)         parameters in the query, `body=` as JSON
    client.stream("GET", "/containers/ID/logs")     the bytes as they come, without a time limit
    client.api                                      docker.APIClient, for its sockets: inside `with client.guarded():`

Failures are ours: EngineUnreachable (nobody answers), EngineRefused (status and docker's message), EngineLost (the
connection broke in the middle).
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from dsh.engine.address import Address, practised
from dsh.engine.answers import fits, streams
from dsh.engine.begun import Begun, of_these
from dsh.engine.failure import broken, reason_of, unreachable
from dsh.engine.fed import Fed, own_fault
from dsh.engine.refusal import EngineLost, EngineRefused
from dsh.errors import DshError, EngineUnreachable
from dsh.typed import Any

NEWEST_API = "1.50"  # what docker's client 28.2 speaks; a newer engine understands it
CONNECT_TIMEOUT = 10.0  # seconds to reach an engine
POOL = 64  # connections kept open: bulk work goes side by side
PLAIN = frozenset("/:@-_.~%abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")  # stands in a URL as it is
READ_TIMEOUT = 120.0  # seconds for an answer that is due at once


class Client:
    """A connection to one engine. `version` is the engine's, `api_version` the one spoken with it."""

    def __init__(self, api: Any, address: Address, about: dict[str, Any]) -> None:
        self.api = api
        self.address = address
        self.about = about  # the answer of /version
        self.version = str(about.get("Version", ""))
        self.api_version = str(api._version)
        self.only_these: tuple[str, ...] = ()  # full IDs of the containers that were asked for, where no other matters
        self._own = threading.local()  # of each thread: its line, where it has one

    def at_least(self, api_version: str) -> bool:
        """Does the engine speak this version of the API?"""
        return _numbers(self.api_version) >= _numbers(api_version)

    @property
    def podman(self) -> bool:
        """Is it Podman's service, which speaks docker's API?"""
        return any(part.get("Name") == "Podman Engine" for part in self.about.get("Components") or [])

    def get(self, path: str, **params: Any) -> Any:
        return self.request("GET", path, params)

    def post(self, path: str, body: Any = None, **params: Any) -> Any:
        return self.request("POST", path, params, body)

    def delete(self, path: str, **params: Any) -> Any:
        return self.request("DELETE", path, params)

    def request(
        self,
        method: str,
        path: str,
        params: dict[str, Any] | None = None,
        body: Any = None,
        headers: dict[str, str] | None = None,
        patient: bool = False,
    ) -> Any:
        """One call and its JSON answer, None where it is empty. EngineLost for what no engine answers.

        `body` is sent as JSON, bytes and file objects as they are. `patient` waits for the answer without a limit.
        """
        line = getattr(self._own, "line", None)
        if line is not None and patient and body is None and not headers:
            return self._called(line, method, path, params or {})
        response = self._send(method, path, params, body, headers, False, None if patient else READ_TIMEOUT)
        with self.guarded():
            content = response.content
            answer = response.json() if content and "json" in response.headers.get("Content-Type", "") else None
        if not fits(method, path, content, answer):
            raise self.nonsense()
        return answer

    def ahead(self, path: str, **params: Any) -> None:
        """Begin a look that `get` will be asked for with these parameters, where the engine is on this machine."""
        if self.address.host.startswith("unix://"):
            self.api.ahead(self._url(path), _query(params), self._headers(), READ_TIMEOUT)

    def asked(self, begun: Begun) -> None:
        """Take over a list that was asked for before it was known which version of the API is spoken."""
        if begun.path and self.api_version == self.about["ApiVersion"]:
            self.api.asked(self._url(begun.path), _query(of_these(begun.ids)), begun.listed, READ_TIMEOUT)
            self.only_these = begun.ids
        else:
            begun.listed.close()

    @contextmanager
    def line(self) -> Iterator[None]:
        """A connection of its own for this thread, for many patient calls without a body, one after the other."""
        if not self.address.host.startswith("unix://"):
            yield
            return
        from dsh.engine.line import Line

        self._own.line = Line(self.address.host.removeprefix("unix://"))
        try:
            yield
        finally:
            self._own.line.close()
            self._own.line = None

    def _called(self, line: Any, method: str, path: str, params: dict[str, Any]) -> Any:
        query = _query(params)
        try:
            answer = line.ask(method, f"/v{self.api_version}{_quoted(path)}", query, self._headers()).answer()
            told = answer.json() if answer.status_code < 400 else None
        except (OSError, ValueError) as error:
            line.close()
            raise broken(self.address, error) from error
        if answer.status_code >= 400:
            raise EngineRefused(answer.status_code, answer.refusal)
        if not fits(method, path, answer.content, told):
            raise self.nonsense()
        return told

    def stream(
        self,
        method: str,
        path: str,
        params: dict[str, Any] | None = None,
        body: Any = None,
        headers: dict[str, str] | None = None,
    ) -> Iterator[bytes]:
        """The answer's bytes in the pieces they come in. Nothing but Ctrl-C or the engine ends it."""
        response = self._send(method, path, params, body, headers, True, None)
        try:
            with self.guarded():
                yield from (
                    response.raw.stream(1 << 16, decode_content=False)
                    if not response.raw.chunked
                    else (response.raw.stream(decode_content=False))
                )
        finally:
            response.close()

    def head(self, path: str, **params: Any) -> dict[str, str]:
        """The headers of a HEAD request."""
        return dict(self._send("HEAD", path, params, None, None, False, READ_TIMEOUT).headers)

    def _send(
        self,
        method: str,
        path: str,
        params: dict[str, Any] | None,
        body: Any,
        headers: dict[str, str] | None,
        stream: bool,
        timeout: float | None,
    ) -> Any:
        content: dict[str, Any] = {}
        fed: Fed | None = None
        if isinstance(body, (dict, list)):
            content["json"] = body
        elif body is not None:
            fed = Fed(body) if hasattr(body, "__next__") else None
            content["data"] = fed or body
        with own_fault(fed), self.guarded():
            response = self.api.request(
                method,
                self._url(path),
                params=_query(params or {}),
                headers={**self._headers(), **(headers or {})},
                stream=stream,
                timeout=(CONNECT_TIMEOUT, timeout),
                **content,
            )
            self.api._raise_for_status(response)
        if stream and not streams(path, response.headers.get("Content-Type", "")):
            response.close()
            raise self.nonsense()
        return response

    def nonsense(self) -> EngineLost:
        """What to raise for an answer that no engine gives."""
        return EngineLost(f"what answers at {self.address.host} does not answer as a Docker engine does")

    def _url(self, path: str) -> str:
        return f"{self.api.base_url}/v{self.api_version}{_quoted(path)}"

    def _headers(self) -> dict[str, str]:
        return dict(self.api._general_configs.get("HttpHeaders") or {})

    @contextmanager
    def guarded(self) -> Iterator[None]:
        """Turns what the SDK raises into our errors."""
        try:
            yield
        except DshError:  # ours already; the lines below import the SDK, which a practice engine does without
            raise
        except _sdk().errors.APIError as error:
            raise EngineRefused(error.status_code or 500, _message(error)) from error
        except _requests().ConnectTimeout as error:
            raise unreachable(self.address, error) from error
        except _requests().ConnectionError as error:
            raise broken(self.address, error) from error
        except (_requests().RequestException, _urllib3().HTTPError, OSError, ValueError) as error:
            raise EngineLost(
                f"the connection to the engine at {self.address.host} broke: {reason_of(error)}"
            ) from error
        except _sdk().errors.DockerException as error:
            raise EngineLost(str(error)) from error

    def close(self) -> None:
        self.api.close()


def connect(address: Address, begun: Begun | None = None) -> Client:
    """A client for the engine at `address`, and what it was asked already. EngineUnreachable says what to do."""
    import os

    api = _api(address)
    try:
        if begun is not None:
            api.asked(f"{api.base_url}/version", None, begun.version, READ_TIMEOUT)
        client = _greeted(api, address, os.environ.get("DOCKER_API_VERSION"))
        if begun is not None:
            client.asked(begun)
        return client
    except BaseException:
        if begun is not None:
            begun.close()
        api.close()
        raise


def _greeted(api: Any, address: Address, wanted: str | None) -> Client:
    client = Client(api, address, {})
    try:
        with client.guarded():
            response = api.get(f"{api.base_url}/version", timeout=(CONNECT_TIMEOUT, READ_TIMEOUT))
            api._raise_for_status(response)
            about = response.json()
    except EngineLost as error:
        raise unreachable(address, error.__cause__ or error) from error
    except EngineRefused as error:
        raise EngineUnreachable(
            f"what listens at {address.host} does not answer like a Docker engine: {error.message}",
            "check the address (docker context ls)",
        ) from error
    if not isinstance(about, dict) or "ApiVersion" not in about:
        raise EngineUnreachable(f"what listens at {address.host} is no Docker engine", "docker context ls")
    if address.host.startswith("npipe:"):
        api.trust_env = False  # no proxy stands before a socket; looking for one takes a quarter of every call
    api._version = wanted or min(str(about["ApiVersion"]), NEWEST_API, key=_numbers)
    return Client(api, address, about)


def _sdk() -> Any:
    import docker
    import docker.errors

    return docker


def _requests() -> Any:
    import requests.exceptions

    return requests.exceptions


def _urllib3() -> Any:
    import urllib3.exceptions

    return urllib3.exceptions


def _api(address: Address) -> Any:
    """The SDK's client, or what stands for it until it is needed."""
    host = address.host
    practice = practised(host)
    if practice:
        from dsh.practice.quick import quick_api

        return quick_api(practice, NEWEST_API, CONNECT_TIMEOUT, POOL)
    if host.startswith("unix://"):
        from dsh.engine.local import LocalApi

        return LocalApi(address, NEWEST_API, lambda: _sdk_api(address))
    return _sdk_api(address)


def _sdk_api(address: Address) -> Any:
    import docker
    import docker.errors

    host = address.host
    tls: Any = False
    if address.tls is not None and not host.startswith(("unix:", "ssh:", "npipe:")):
        pair = (address.tls.cert, address.tls.key) if address.tls.cert and address.tls.key else None
        tls = docker.tls.TLSConfig(client_cert=pair, ca_cert=address.tls.ca, verify=address.tls.verify)
    try:
        api = docker.APIClient(
            base_url=host, version=NEWEST_API, timeout=CONNECT_TIMEOUT, tls=tls, use_ssh_client=True, max_pool_size=POOL
        )
        if host.startswith("unix://"):
            from dsh.engine.unix_socket import Adapter

            api.mount("http+docker://", Adapter(host.removeprefix("unix://"), CONNECT_TIMEOUT, max_pool_size=POOL))
            api.trust_env = False  # no proxy stands before a socket; looking for one takes a quarter of every call
        return api
    except (docker.errors.DockerException, OSError, ImportError) as error:
        raise unreachable(address, error) from error


def _message(error: Any) -> str:
    """The engine's own words of an APIError."""
    text = error.explanation
    if isinstance(text, bytes):
        text = text.decode(errors="replace")
    return str(text or error.response.reason or "").strip()


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".") if part.isdigit())


def _query(params: dict[str, Any]) -> dict[str, Any]:
    return {k: (str(int(v)) if isinstance(v, bool) else v) for k, v in params.items() if v is not None}


def _quoted(path: str) -> str:
    if not set(path) - PLAIN:
        return path
    from urllib.parse import quote

    return quote(path, safe="/:@%")
