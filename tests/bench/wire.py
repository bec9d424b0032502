"""A cheap HTTP/1.1 client over a raw socket, so that the harness itself costs little CPU."""

import socket
import time


class Reply:
    __slots__ = ("status", "headers", "cookies", "body", "ms")


class Client:
    """One keep-alive HTTP/1.1 connection with cookies, over a raw socket (cheap on CPU)."""

    def __init__(self, host, port, timeout=120):
        self.addr, self.timeout, self.sock, self.buf = (host, port), timeout, None, b""
        self.cookies, self.host = {}, f"{host}:{port}"

    def close(self):
        if self.sock:
            self.sock.close()
        self.sock, self.buf = None, b""

    def _line_block(self):
        while b"\r\n\r\n" not in self.buf:
            d = self.sock.recv(65536)
            if not d:
                raise ConnectionError("closed before headers")
            self.buf += d
        head, self.buf = self.buf.split(b"\r\n\r\n", 1)
        return head.decode("latin-1").split("\r\n")

    def _exact(self, n):
        parts, have = [self.buf], len(self.buf)
        while have < n:
            d = self.sock.recv(1 << 18)
            if not d:
                raise ConnectionError("closed in body")
            parts.append(d)
            have += len(d)
        data = b"".join(parts)
        self.buf = data[n:]
        return data[:n]

    def _chunked(self):
        out = []
        while True:
            while b"\r\n" not in self.buf:
                d = self.sock.recv(1 << 18)
                if not d:
                    raise ConnectionError("closed in chunk")
                self.buf += d
            size, self.buf = self.buf.split(b"\r\n", 1)
            n = int(size.split(b";")[0], 16)
            data = self._exact(n + 2)
            if n == 0:
                return b"".join(out)
            out.append(data[:-2])

    def request(self, method, path, headers=None, body=None):
        lines = [f"{method} {path} HTTP/1.1", f"Host: {self.host}", "Accept: text/html,*/*", "Accept-Encoding: identity"]
        if self.cookies:
            lines.append("Cookie: " + "; ".join(f"{k}={v}" for k, v in self.cookies.items()))
        for k, v in (headers or {}).items():
            lines.append(f"{k}: {v}")
        if body is not None:
            lines.append(f"Content-Length: {len(body)}")
        raw = ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1") + (body or b"")
        t0 = time.perf_counter()
        for attempt in (0, 1):
            fresh = self.sock is None
            if fresh:
                self.sock = socket.create_connection(self.addr, self.timeout)
                self.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            try:
                self.sock.sendall(raw)
                head = self._line_block()
                break
            except (ConnectionError, OSError):
                self.close()  # an idle keep-alive connection that the server dropped: once more
                if fresh or attempt:
                    raise
        r = Reply()
        r.status = int(head[0].split(" ", 2)[1])
        r.headers, r.cookies = {}, []
        for line in head[1:]:
            k, _, v = line.partition(":")
            k, v = k.lower(), v.strip()
            if k == "set-cookie":
                r.cookies.append(v)
            else:
                r.headers[k] = v
        if method == "HEAD" or r.status in (204, 304):
            r.body = b""
        elif "chunked" in r.headers.get("transfer-encoding", ""):
            r.body = self._chunked()
        elif "content-length" in r.headers:
            r.body = self._exact(int(r.headers["content-length"]))
        else:
            parts = [self.buf]
            while True:
                d = self.sock.recv(1 << 18)
                if not d:
                    break
                parts.append(d)
            r.body = b"".join(parts)
            self.close()
        r.ms = (time.perf_counter() - t0) * 1000
        for c in r.cookies:
            pair, *attrs = c.split(";")
            k, _, v = pair.partition("=")
            gone = v in ("", '""') or any(x.strip().lower() == "max-age=0" for x in attrs)
            self.cookies.pop(k, None) if gone else self.cookies.__setitem__(k, v)
        if r.headers.get("connection", "").lower() == "close":
            self.close()
        return r
