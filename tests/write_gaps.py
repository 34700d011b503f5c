"""Write ``gaps.json`` anew: ``python -m tests.write_gaps``; look at the difference before you keep it."""

from __future__ import annotations

import json

from tests.cases import GAPS, find_cases, list_differences, name_case


def main() -> None:
    found = {name_case(case): list_differences(case) for case in find_cases()}
    gaps = {name: differences for name, differences in found.items() if differences}
    GAPS.write_text(json.dumps(gaps, ensure_ascii=False, indent=1) + "\n", "utf-8")
    print(f"{sum(map(len, gaps.values()))} differences on {len(gaps)} of {len(found)} pages")


if __name__ == "__main__":
    main()
