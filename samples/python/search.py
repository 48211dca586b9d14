"""Searches a small conditional space with Espalier: a forest or a network, each with parameters of its own.

usage: python3 search.py TRIALS COMMAND...     such as: python3 search.py 40 ./espalier
"""

import math
import pathlib
import sys

from espalier_client import EspalierError, Search


def loss(child, epoch=3):
    """What a training run would come to: the best network has loss 0.05, the best forest 0.11."""
    fields = child["model"]["fields"]
    rest = 0.3 / epoch
    if child["model"]["type"] == "Forest":
        return 0.11 + 0.02 * (math.log10(fields["trees"]) - 2.5) ** 2 + 0.01 * abs(fields["depth"] - 8) / 8 + rest
    widths = sum((math.log2(width) - 5) ** 2 for width in fields["layers"])
    return 0.05 + 0.02 * widths + 0.04 * (math.log10(fields["rate"]) + 3) ** 2 + rest


def main(trials, command):
    """Prints the conversation, and the best child."""
    space = pathlib.Path(__file__).with_name("space.json")
    with Search(command, sys.stdout, space=space, algorithm="evolution", objectives="loss:min", seed=1, trials=trials) as search:
        stopped = 0
        for _ in range(trials):
            (proposal,) = search.ask()
            for epoch in (1, 2):
                search.tell(proposal["trial"], loss(proposal["child"], epoch), step=epoch)
                if search.should_stop(proposal["trial"]):
                    stopped += 1
                    break
            search.tell(proposal["trial"], loss(proposal["child"]))
        for wrong in ('{"tell": {"trial": 1, "value": 0.1}}', '{"ask": ', "", '{"tell": {"trial": 1, "value": NaN}}'):
            try:
                search.send(wrong)
            except EspalierError as refused:
                assert "expected" in str(refused), refused
            else:
                raise AssertionError(f"expected a refusal of {wrong}")
        (best,) = search.best()
    print(f"{trials} trials, {stopped} of them stopped early; best loss {best['value']:.4f} with {best['child']['model']}")


if __name__ == "__main__":
    if len(sys.argv) < 3 or not sys.argv[1].isdigit():
        sys.exit(__doc__)
    main(int(sys.argv[1]), sys.argv[2:])
