"""Searches with Espalier from Python: starts ./espalier ask and talks to it in lines of JSON. Standard library only."""

import json
import subprocess


class EspalierError(Exception):
    """A request that was refused; the message says where, what, and what to do."""


class Search:
    """A search over the space in a file. Use it in a with statement: the process ends with it.

    command     how to start Espalier, such as ["./espalier"]
    options     of ./espalier ask, such as space="space.json", algorithm="evolution", seed=1, objectives="loss:min"
    transcript  where to copy requests and answers, such as sys.stderr; None for nowhere
    """

    def __init__(self, command, transcript=None, **options):
        arguments = [f"--{name}={value}" for name, value in options.items()]
        self._transcript = transcript
        self._process = subprocess.Popen(
            [*command, "ask", *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
        )

    def request(self, request):
        """Sends any request and returns the answer; raises EspalierError if it is refused."""
        return self.send(json.dumps(request))

    def send(self, line):
        """Sends a line as it is and returns the answer; raises EspalierError if it is refused."""
        self._copy(">", line)
        self._process.stdin.write(line + "\n")
        self._process.stdin.flush()
        text = self._process.stdout.readline()
        if not text:
            raise EspalierError("espalier: expected an answer, found the end of the process; see its messages")
        self._copy("<", text.rstrip("\n"))
        answer = json.loads(text)
        if "error" in answer:
            raise EspalierError(answer["error"])
        return answer

    def ask(self, count=1):
        """Returns up to count proposals: dictionaries with trial, dna, child and decisions."""
        return self.request({"ask": count})["proposals"]

    def tell(self, trial, value=None, **more):
        """Tells the value of a trial; or values={...}, infeasible="why", failed="why", step=5 by name."""
        if value is not None:
            more["value"] = value
        self.request({"tell": {"trial": trial, **more}})

    def should_stop(self, trial):
        """Returns whether the trial is worth no further step."""
        return self.request({"should_stop": trial})["stop"]

    def best(self, count=1):
        """Returns the best trials, the best first."""
        return self.request({"best": count})["trials"]

    def close(self):
        """Ends the search and returns the exit code of its process."""
        self._process.stdin.close()
        self._process.stdout.close()
        return self._process.wait(timeout=60)

    def _copy(self, mark, line):
        if self._transcript is not None:
            print(mark, line, file=self._transcript)

    def __enter__(self):
        return self

    def __exit__(self, *problem):
        self.close()
