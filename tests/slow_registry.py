"""A registry's layers that never arrive: between the engine and its registry, everything else passes."""

import contextlib
import http.client
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class SlowRegistry:
    """`address` is what to pull from; `asked` is set once a layer has been asked for. Use it in a `with` statement."""

    def __init__(self, registry: str) -> None:
        asked, ends = self.asked, self._ends = threading.Event(), threading.Event()

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                with contextlib.closing(http.client.HTTPConnection(registry, timeout=30)) as there:
                    accepted = ", ".join(self.headers.get_all("Accept", ["*/*"]))
                    there.request(self.command, self.path, headers={"Accept": accepted})
                    answer = there.getresponse()
                    body = answer.read()
                if body.startswith(b"\x1f\x8b"):  # a layer; a configuration passes
                    asked.set()
                    ends.wait(120)
                    return
                self.send_response(answer.status)
                for name in ("Content-Type", "Content-Length", "Docker-Content-Digest"):
                    if answer.headers.get(name):
                        self.send_header(name, answer.headers[name])
                self.send_header("Docker-Distribution-Api-Version", "registry/2.0")
                self.end_headers()
                self.wfile.write(body)

            do_HEAD = do_GET

            def log_message(self, *_):
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self._server.block_on_close = False
        self.address = f"127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()

    def __enter__(self) -> "SlowRegistry":
        return self

    def __exit__(self, *_: object) -> None:
        self._ends.set()
        self._server.shutdown()
        self._server.server_close()
