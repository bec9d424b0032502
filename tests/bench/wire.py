"""A cheap HTTP/1.1 client over a raw socket, so that the harness itself costs little CPU."""

import socket
import time
from dataclasses import dataclass

PIECE = 1 << 18  # bytes read at once


@dataclass
class Reply:
    """One answer: `headers` by lower-case name, `cookies` as they were set, `ms` from the first byte sent to the last one read."""

    status: int
    headers: dict
    cookies: list
    body: bytes = b""
    ms: float = 0


class Client:
    """One keep-alive HTTP/1.1 connection with cookies."""

    def __init__(self, host, port, timeout=120):
        self.address, self.timeout, self.socket, self.buffer = (host, port), timeout, None, b""
        self.cookies, self.host = {}, f"{host}:{port}"

    def close(self):
        if self.socket:
            self.socket.close()
        self.socket, self.buffer = None, b""

    def request(self, method, path, headers=None, body=None):
        """Send it and read the whole answer."""
        raw = self._raw(method, path, headers or {}, body)
        begun = time.perf_counter()
        reply = parsed(self._exchange(raw))
        reply.body = self._body(method, reply)
        reply.ms = (time.perf_counter() - begun) * 1000
        self._keep_cookies(reply)
        if reply.headers.get("connection", "").lower() == "close":
            self.close()
        return reply

    def _raw(self, method, path, headers, body):
        lines = [f"{method} {path} HTTP/1.1", f"Host: {self.host}", "Accept: text/html,*/*", "Accept-Encoding: identity"]
        if self.cookies:
            lines.append("Cookie: " + "; ".join(f"{name}={value}" for name, value in self.cookies.items()))
        lines += [f"{name}: {value}" for name, value in headers.items()]
        if body is not None:
            lines.append(f"Content-Length: {len(body)}")
        return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1") + (body or b"")

    def _exchange(self, raw):
        """The head of the answer. An idle connection that the server dropped is opened once more."""
        fresh = self.socket is None
        if fresh:
            self.socket = socket.create_connection(self.address, self.timeout)
            self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        try:
            self.socket.sendall(raw)
            return self._until(b"\r\n\r\n").decode("latin-1").split("\r\n")
        except OSError:
            self.close()
            if fresh:
                raise
            return self._exchange(raw)

    def _until(self, mark):
        while mark not in self.buffer:
            piece = self.socket.recv(PIECE)
            if not piece:
                raise ConnectionError("closed early")
            self.buffer += piece
        found, self.buffer = self.buffer.split(mark, 1)
        return found

    def _exactly(self, size):
        parts, have = [self.buffer], len(self.buffer)
        while have < size:
            piece = self.socket.recv(PIECE)
            if not piece:
                raise ConnectionError("closed in the body")
            parts.append(piece)
            have += len(piece)
        data = b"".join(parts)
        self.buffer = data[size:]
        return data[:size]

    def _body(self, method, reply):
        if method == "HEAD" or reply.status in (204, 304):
            return b""
        if "chunked" in reply.headers.get("transfer-encoding", ""):
            return self._chunks()
        if "content-length" in reply.headers:
            return self._exactly(int(reply.headers["content-length"]))
        parts = [self.buffer, *iter(lambda: self.socket.recv(PIECE), b"")]
        self.close()
        return b"".join(parts)

    def _chunks(self):
        parts = []
        while size := int(self._until(b"\r\n").split(b";")[0], 16):
            parts.append(self._exactly(size + 2)[:-2])
        self._exactly(2)
        return b"".join(parts)

    def _keep_cookies(self, reply):
        for cookie in reply.cookies:
            pair, *attributes = cookie.split(";")
            name, _, value = pair.partition("=")
            if value in ("", '""') or any(one.strip().lower() == "max-age=0" for one in attributes):
                self.cookies.pop(name, None)
            else:
                self.cookies[name] = value


def parsed(head):
    """The lines of a head as a Reply without its body."""
    reply = Reply(int(head[0].split(" ", 2)[1]), {}, [])
    for line in head[1:]:
        name, _, value = line.partition(":")
        if name.lower() == "set-cookie":
            reply.cookies.append(value.strip())
        else:
            reply.headers[name.lower()] = value.strip()
    return reply
