# ruff: noqa: E501 - a line of a table is a case
from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.record import cited, imprint, masthead, names, speeches


@pytest.mark.parametrize(
    ("line", "container", "volume", "issue", "page", "issued"),
    [
        ("Journal of Southern Studies, 2019 Vol. 40, No. 12, 2113–2131, https://doi.org/10.1080/x.1",
         "Journal of Southern Studies", "40", "12", "2113–2131", (2019,)),
        ("Revista del Sur n.º 46 (2020), pp. 25-41", "Revista del Sur", "", "46", "25–41", (2020,)),
        ("Revue d'économie du Sud, vol. 12, n° 3, septembre 2018", "Revue d'économie du Sud", "12", "3", "", (2018, 9)),
        ("《国际观察》2020年第3期", "国际观察", "", "3", "", (2020,)),
        ("Southern Quarterly, 40:12, 2113-2131, DOI: 10.1080/x", "Southern Quarterly", "40", "12", "2113–2131", ()),
        ("Southern Development 136 (2020) 105099", "Southern Development", "136", "", "105099", (2020,)),
        ("Estudos do Sul, Belo Horizonte, v.8, n.2 (jun. 2020), p.23-41", "Estudos do Sul, Belo Horizonte", "8", "2", "23–41", (2020, 6)),
        ("Southern Security (2025), 1–11", "Southern Security", "", "", "1–11", (2025,)),
    ],
)  # fmt: skip
def test_journals(line: str, container: str, volume: str, issue: str, page: str, issued: tuple[int, ...]) -> None:
    found = masthead.parse(line)
    assert found is not None
    named = {"container": container, "volume": volume, "issue": issue, "page": page}
    assert {k: v for k, v in found.values.items() if k != "doi"} == {k: v for k, v in named.items() if v}
    assert found.issued == issued
    for name, (start, end) in found.spans.items():
        if name in ("container", "volume", "issue", "doi"):
            assert line[start:end] == found.values[name]


@pytest.mark.parametrize(
    "line",
    ["POLICY BRIEF NO. 157", "Case Study No. 3 (2020)", "Working Paper Series No. 12/2021", "In 2019 Vol. 3 was published",
     "T20 India 2023", "Resolution No. 12 (2019)", "Beyond Aid, Vol. 2", "Goal 17, 2015", "Bambang Wicaksono 12 June 2019", "ISSN 1983-3121 (online)",
     "Cite this article: A. B, 'Roads', Journal of Roads, 12:3 (2024), pp. 31–44"],
)  # fmt: skip
def test_other_numbered_lines(line: str) -> None:
    assert masthead.parse(line) is None


@pytest.mark.parametrize(
    ("line", "speaker"),
    [
        ("Statement by H.E. Mr. Rodolfo Marin, Minister of Trade, at the Conference", "Rodolfo Marin"),
        ("Keynote address by Dr. Amara Conteh", "Amara Conteh"), ("Remarks at the Summit of the South", ""),
        ("Discurso del Presidente Evo Quiroga en la apertura de la Cumbre", "Evo Quiroga"),
        ("Allocution de Mme Fatou Diop, ministre", "Fatou Diop"), ("Statement by the Group of 77", None),
        ("The remarks were made at noon.", None), ("Discurso de Buenos Aires", None),
    ],
)  # fmt: skip
def test_speeches(line: str, speaker: str | None) -> None:
    found = speeches.parse(line)
    assert (found is None) is (speaker is None)
    if found and speaker:
        assert found[1] is not None
        assert line[slice(*found[1])] == speaker


@given(st.text(max_size=200) | st.lists(st.sampled_from(["Vol.", "No.", "12", "(2020)", "by", "A. Name", ",", "《", "》", "de",
    "Statement", "Osei,", "A.", "&", "In:", "(eds.)", "posted on", "3 May 2020"]), max_size=20).map(" ".join))  # fmt: skip
def test_any_line_is_read_or_left(line: str) -> None:
    masthead.parse(line)
    speeches.parse(line)
    imprint.parse(line)
    names.byline(line)
    names.person_at(line)
    for _, (start, end) in cited.authors_in(line, 0, len(line)):
        assert 0 <= start < end <= len(line)
