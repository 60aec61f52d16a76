"""The table of traditional characters is what the locked OpenCC says."""

from scripts.other_forms import table
from sitegen.pages.other_forms import TABLE, other_forms


def test_table_is_up_to_date():
    """Another OpenCC, or a slip by hand, shows here: `python3 scripts/other_forms.py` writes the table anew."""
    assert TABLE.read_text(encoding="utf-8") == table()


def test_forms_lead_to_the_characters_of_this_site():
    """Traditional characters lead to ours, and so do radicals, on to where the character that they look like leads."""
    forms = other_forms()

    assert (forms["貸"], forms["⻓"], forms["⻉"]) == ("贷", "长", "贝")
    assert "逾" not in forms
