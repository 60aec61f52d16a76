"""The locks name every file by its fingerprint and no place to get it from."""

import json
import re
import tomllib

import pytest

PYTHON_LOCKS = ("requirements.txt", "requirements-dev.txt", "requirements-node.txt", "requirements-lock.txt")

FUNDING = r'"url": "https://[^"]*"'
"""Where a package asks for support; npm copies it into its lock, nothing is fetched from there."""


@pytest.mark.parametrize("lock", [*PYTHON_LOCKS, "package-lock.json", "package.json", "pyproject.toml", ".npmrc"])
def test_no_address(root, lock):
    """No lock or setting says where packages come from, so a reader's own mirror is used."""
    text = re.sub(FUNDING, "", read(root, lock))

    assert not re.search(r"https?://|--index|--find-links|^registry", text, re.MULTILINE)


@pytest.mark.parametrize("lock", PYTHON_LOCKS)
def test_every_python_package_is_pinned(root, lock):
    """Every Python package has one version and the fingerprints of its files."""
    packages = re.findall(r"^(?:[^\s#].*\n)(?:    --hash.*\n)*", read(root, lock), re.MULTILINE)

    assert packages
    for package in packages:
        assert re.match(r"[a-z0-9-]+==\S+( ; [^\\]+)? \\\n(    --hash=sha256:[0-9a-f]{64}( \\)?\n)+$", package)


def test_every_npm_package_is_pinned(root):
    """Every npm package has its fingerprint, those that come within another that one's; none says where it comes from."""
    packages = json.loads(read(root, "package-lock.json"))["packages"]
    del packages[""]
    fetched = {name: package for name, package in packages.items() if not package.get("inBundle")}

    assert fetched
    assert [name for name, package in fetched.items() if not package.get("integrity", "").startswith("sha512-")] == []
    assert [name for name, package in packages.items() if "resolved" in package] == []


def test_locks_hold_what_the_project_asks_for(root):
    """A package that was added to pyproject.toml is in its lock too: `python3 scripts/lock.py` puts it there."""
    asked = tomllib.loads(read(root, "pyproject.toml"))
    groups = asked["dependency-groups"]

    assert names(asked["project"]["dependencies"]) <= locked(root, "requirements.txt").keys()
    assert names(groups["dev"]) <= locked(root, "requirements-dev.txt").keys()
    assert names(groups["node"]) <= locked(root, "requirements-node.txt").keys()
    assert names(groups["lock"]) <= locked(root, "requirements-lock.txt").keys()


def test_tests_run_with_the_versions_of_the_site(root):
    """The tests' lock holds all of the site's lock."""
    assert locked(root, "requirements.txt").items() <= locked(root, "requirements-dev.txt").items()


def test_npm_lock_holds_what_the_project_asks_for(root):
    """A package that was added to package.json is in the lock too."""
    asked = json.loads(read(root, "package.json"))
    locked_root = json.loads(read(root, "package-lock.json"))["packages"][""]

    for kind in ("dependencies", "devDependencies"):
        assert asked.get(kind, {}) == locked_root.get(kind, {})


def read(root, name):
    return (root / name).read_text(encoding="utf-8")


def names(requirements):
    return {re.match(r"[A-Za-z0-9_-]+", requirement)[0].lower().replace("_", "-") for requirement in requirements}


def locked(root, lock):
    """Each package with all that is locked about it, whatever Python it is for."""
    found = re.findall(r"^([a-z0-9-]+)==(.*)\n((?:    --hash.*\n)+)", read(root, lock), re.MULTILINE)
    return {name: {(version, hashes) for other, version, hashes in found if other == name} for name, _, _ in found}
