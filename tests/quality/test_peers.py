"""The accuracy gate, second part: the peers' own tests."""

from __future__ import annotations

import pytest
from quality import peers

needs_cases = pytest.mark.skipif(
    not peers.present(), reason="the peers' cases are not part of the project and not beside it in ../shared/peers"
)


@needs_cases
def test_table() -> None:
    print(f"\n{peers.table()}")
    assert peers.peers()
