"""A small mail relay on 127.0.0.1 that can be told to misbehave: refuse for now, hang up, be slow."""

import email
import socketserver
import threading
import time
from contextlib import contextmanager


class Conversation(socketserver.StreamRequestHandler):
    """As much SMTP as Django's backend speaks; `server.mood` says how the relay feels about the next message."""

    def handle(self):
        self.server.connections += 1
        self.say("220 relay")
        while line := self.rfile.readline():
            verb = line.decode().strip().upper()
            if verb.startswith("DATA"):
                if not self.take():
                    return
            elif verb.startswith("QUIT"):
                return self.say("221 bye")
            elif verb.startswith("RCPT") and self.server.mood == "refuses":
                self.say("451 mailbox busy, try again later")
            else:
                self.say("250 ok")

    def take(self):
        """Read one message; False ends the conversation as a cut line would."""
        self.say("354 go on")
        lines = []
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(line)
        if self.server.mood == "hangs up before taking":
            return False
        if self.server.mood == "is slow":
            time.sleep(self.server.pause)
            return False
        self.server.taken.append(email.message_from_bytes(b"".join(lines)))
        if self.server.mood == "hangs up after taking":
            return False
        self.say("250 taken")
        return True

    def say(self, text):
        self.wfile.write(text.encode() + b"\r\n")


class Relay(socketserver.ThreadingTCPServer):
    """`taken`: the messages that the relay has accepted responsibility for, in order."""

    allow_reuse_address = True
    daemon_threads = True
    pause = 1.0  # seconds that a slow relay keeps one waiting

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Conversation)
        self.mood, self.taken, self.connections = "works", [], 0

    @property
    def port(self):
        return self.server_address[1]


@contextmanager
def running():
    with Relay() as relay:
        thread = threading.Thread(target=relay.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield relay
        finally:
            relay.shutdown()
            thread.join()
