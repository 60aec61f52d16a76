"""Ends the process that imports this, as a power cut would, at the Nth time that it changes a file; or counts them."""

import atexit
import os
import signal
import sys
from pathlib import Path

CHANGES = {"os.mkdir", "os.rename", "os.remove", "os.rmdir", "shutil.copyfile", "subprocess.Popen"}
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT
LAST = int(os.environ.get("DIE_AT", "0"))
COUNTED = os.environ.get("COUNT_IN")


class Count:
    changes = 0


def watch(event, arguments):
    if event in CHANGES or (event == "open" and isinstance(arguments[2], int) and arguments[2] & WRITING):
        Count.changes += 1
        if Count.changes == LAST:
            os.kill(os.getpid(), signal.SIGKILL)


if LAST or COUNTED:
    sys.addaudithook(watch)
if COUNTED:
    atexit.register(lambda: Path(COUNTED).write_text(str(Count.changes), encoding="utf-8"))
