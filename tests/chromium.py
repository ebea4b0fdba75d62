"""A headless Chromium to look with, over its debugging pipe; nothing but the standard library."""

from __future__ import annotations

import base64
import json
import os
import select
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
PATIENCE_SECONDS = 30


def found():
    """The path of a Chromium, or None."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


class Chromium:
    """A page in a browser.

    Use it with ``with``; keys are pressed as by a person.
    """

    def __init__(self, width=600, height=520, *options):
        self.folder = tempfile.TemporaryDirectory()
        to_read, self.to = os.pipe()
        self.back, to_write = os.pipe()
        os.set_inheritable(to_read, True)  # noqa: FBT003  # its only name
        os.set_inheritable(to_write, True)  # noqa: FBT003  # the same
        command = [found(), "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run",
                   f"--user-data-dir={self.folder.name}", f"--window-size={width},{height}",
                   "--remote-debugging-pipe", *options, "about:blank"]  # fmt: skip
        # The browser expects its pipes at 3 and 4.
        shell = f'exec "$@" 3<&{to_read} 4>&{to_write}'
        self.process = subprocess.Popen(
            ["bash", "-c", shell, "browser", *command], pass_fds=(to_read, to_write),
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        os.close(to_read)
        os.close(to_write)
        self.count, self.rest, self.session = 0, b"", None

    def __enter__(self):
        targets = self.ask("Target.getTargets")["targetInfos"]
        page = next(target for target in targets if target["type"] == "page")
        attached = self.ask("Target.attachToTarget", targetId=page["targetId"], flatten=True)
        self.session = attached["sessionId"]
        self.ask("Page.enable")
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(PATIENCE_SECONDS)
        os.close(self.to)
        os.close(self.back)
        for _attempt in range(5):
            shutil.rmtree(self.folder.name, ignore_errors=True)
            time.sleep(0.1)
        Path(self.folder.name).mkdir(exist_ok=True)
        self.folder.cleanup()

    def ask(self, method, **parameters):
        """The answer to one call of the protocol."""
        self.count += 1
        message = {"id": self.count, "method": method, "params": parameters}
        if self.session:
            message["sessionId"] = self.session
        os.write(self.to, json.dumps(message).encode() + b"\0")
        while True:
            while b"\0" not in self.rest:
                assert select.select([self.back], [], [], PATIENCE_SECONDS)[0], "no answer"
                got = os.read(self.back, 1 << 20)
                assert got, "the browser is gone"
                self.rest += got
            line, _, self.rest = self.rest.partition(b"\0")
            answer = json.loads(line)
            if answer.get("id") == self.count:
                assert "error" not in answer, answer
                return answer["result"]

    def open(self, path):
        """Show a file."""
        self.ask("Page.navigate", url=Path(path).resolve().as_uri())
        for _ in range(100):
            if self.run("document.readyState + location.protocol") == "completefile:":
                return
            time.sleep(0.05)

    def run(self, script):
        """The value of a line of JavaScript."""
        answer = self.ask("Runtime.evaluate", expression=script, returnByValue=True)
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    def prefer_reduced_motion(self, reduced=True):
        """Say what the person prefers."""
        value = "reduce" if reduced else "no-preference"
        features = [{"name": "prefers-reduced-motion", "value": value}]
        self.ask("Emulation.setEmulatedMedia", features=features)

    def press(self, key, code, text=""):
        """Press a key and let it go."""
        for kind in ("keyDown", "keyUp"):
            parts = {"text": text} if text and kind == "keyDown" else {}
            self.ask("Input.dispatchKeyEvent", type=kind, key=key,
                     windowsVirtualKeyCode=code, **parts)  # fmt: skip

    def screenshot(self, path):
        """Write a PNG of what is seen."""
        Path(path).write_bytes(base64.b64decode(self.ask("Page.captureScreenshot")["data"]))
